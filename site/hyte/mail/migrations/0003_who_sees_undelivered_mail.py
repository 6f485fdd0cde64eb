"""Let the registry and administrators see which mail could not be delivered."""

from django.db import migrations

from hyte.users.roles import Role, grant


def grant_to_roles(apps, schema_editor):
    grant(apps, "mail", "outgoingmail", ("view_outgoingmail",), (Role.REGISTRY,))


class Migration(migrations.Migration):
    dependencies = [
        ("mail", "0002_headers_of_mails"),
        ("users", "0002_roles"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(grant_to_roles, migrations.RunPython.noop)]
