"""Take contact data and the package from the administrators: only the registry has work with them."""

from django.db import migrations

from hyte.users.roles import Role, revoke

RIGHTS = (
    ("registry", "download", "take_download"),
    ("consultations", "statementcontact", "view_statementcontact"),
)


def take_from_administrators(apps, schema_editor):
    for app_label, model, codename in RIGHTS:
        revoke(apps, app_label, model, (codename,), (Role.ADMINISTRATOR,))


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0003_readings_of_contact_data"),
        ("consultations", "0004_roles"),
        ("users", "0002_roles"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        # Backwards nothing happens: somebody who is to have them can be given the registry's role.
        migrations.RunPython(take_from_administrators, migrations.RunPython.noop),
    ]
