from django.db import migrations

from hyte.users.roles import Role, grant


def grant_people(apps, schema_editor):
    """Let those who write tend the contact people, and those who translate complete roles and organisations."""
    writers = (Role.COMMUNICATIONS, Role.COORDINATOR)
    grant(apps, "people", "person", ("add_person", "delete_person"), writers)
    grant(apps, "people", "person", ("change_person", "view_person"), (*writers, Role.TRANSLATOR))


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0001_initial"),
        ("users", "0002_roles"),
    ]

    operations = [
        migrations.RunPython(grant_people, migrations.RunPython.noop),
    ]
