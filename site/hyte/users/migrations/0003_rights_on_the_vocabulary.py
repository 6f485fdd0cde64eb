"""Let the communications staff and the administrators edit the vocabulary of the search."""

from django.db import migrations

from hyte.users.roles import Role, grant


def grant_to_roles(apps, schema_editor):
    rights = ("add_concept", "change_concept", "delete_concept", "view_concept")
    grant(apps, "search", "concept", rights, (Role.COMMUNICATIONS,))


class Migration(migrations.Migration):
    dependencies = [
        ("users", "0002_roles"),
        ("search", "0003_vocabulary"),
    ]

    operations = [migrations.RunPython(grant_to_roles, migrations.RunPython.noop)]
