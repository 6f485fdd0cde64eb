"""Let coordinators and the registry key in what came by post or e-mail."""

from django.db import migrations

from hyte.users.roles import Role, grant


def grant_to_roles(apps, schema_editor):
    grant(apps, "consultations", "statement", ("register_statement",), (Role.COORDINATOR, Role.REGISTRY))


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0012_periods_follow_acts"),
        ("users", "0002_roles"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="statement",
            options={
                "permissions": [("register_statement", "Can key in statements that came by post or e-mail")],
                "verbose_name": "statement",
                "verbose_name_plural": "statements",
            },
        ),
        migrations.RunPython(grant_to_roles, migrations.RunPython.noop),
    ]
