from django.db import migrations

from hyte.users.roles import Role, grant


def create_roles(apps, schema_editor):
    """Create the six groups and let each into the staff interface."""
    groups = apps.get_model("auth", "Group").objects
    for role in Role:
        groups.get_or_create(name=role)
    grant(apps, "wagtailadmin", "admin", ("access_admin",), tuple(Role))


class Migration(migrations.Migration):

    dependencies = [
        ("users", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]

    operations = [
        # Backwards nothing happens: staff may have given the groups members and rights of their own.
        migrations.RunPython(create_roles, migrations.RunPython.noop),
    ]
