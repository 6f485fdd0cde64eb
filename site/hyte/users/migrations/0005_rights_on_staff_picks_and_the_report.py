"""Let the communications staff pick pages for searches and read which searches were in vain."""

from django.db import migrations

from hyte.users.roles import Role, grant


def grant_to_roles(apps, schema_editor):
    rights = ("add_staffpick", "change_staffpick", "delete_staffpick", "view_staffpick")
    grant(apps, "search", "staffpick", rights, (Role.COMMUNICATIONS,))
    grant(apps, "search", "vainsearch", ("view_vainsearch",), (Role.COMMUNICATIONS,))


class Migration(migrations.Migration):
    dependencies = [
        ("users", "0004_remove_wagtails_default_groups"),
        ("search", "0007_staff_picks_and_searches_in_vain"),
    ]

    operations = [migrations.RunPython(grant_to_roles, migrations.RunPython.noop)]
