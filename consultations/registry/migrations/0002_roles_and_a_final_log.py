"""Let the registry take packages, and make the log of downloads final."""

from django.db import migrations

from hyte.users.roles import Role, grant


def grant_to_registry(apps, schema_editor):
    grant(apps, "registry", "download", ("take_download",), (Role.REGISTRY,))


def make_final(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE TRIGGER registry_download_is_final BEFORE UPDATE OR DELETE ON registry_download "
            "FOR EACH ROW EXECUTE FUNCTION consultations_record_is_final()"
        )
    else:
        schema_editor.execute(
            "CREATE TRIGGER registry_download_is_final BEFORE UPDATE ON registry_download "
            "BEGIN SELECT RAISE(ABORT, 'a row of registry_download is final'); END"
        )


def make_changeable(apps, schema_editor):
    on_table = " ON registry_download" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER registry_download_is_final{on_table}")


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0001_downloads"),
        ("consultations", "0002_records_are_final"),
        ("users", "0002_roles"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunPython(grant_to_registry, migrations.RunPython.noop),
        migrations.RunPython(make_final, make_changeable),
    ]
