"""Let coordinators keep the list with its addresses, and them and the registry the return address."""

from django.db import migrations

from hyte.users.roles import Role, grant


def grant_to_roles(apps, schema_editor):
    grant(apps, "distribution", "invitee", ("manage_invitee",), (Role.COORDINATOR,))
    grant(apps, "distribution", "inviteecontact", ("view_inviteecontact",), (Role.COORDINATOR, Role.REGISTRY))
    grant(
        apps,
        "distribution",
        "returnaddress",
        ("change_returnaddress",),
        (Role.COORDINATOR, Role.REGISTRY),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("distribution", "0001_who_is_asked"),
        ("users", "0002_roles"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(grant_to_roles, migrations.RunPython.noop)]
