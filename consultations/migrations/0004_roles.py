"""Grant the roles their permissions on consultations."""

from django.db import migrations

from hyte.users.roles import Role, grant


def grant_to_roles(apps, schema_editor):
    grant(apps, "consultations", "consultation", ("manage_consultation",), (Role.COORDINATOR,))
    grant(apps, "consultations", "comment", ("moderate_comment",), (Role.MODERATOR,))
    grant(apps, "consultations", "statementcontact", ("view_statementcontact",), (Role.REGISTRY,))


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0003_consultation_page_related_links"),
        ("users", "0002_roles"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(grant_to_roles, migrations.RunPython.noop)]
