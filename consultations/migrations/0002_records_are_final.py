"""Make the database itself refuse to change what is on record.

PostgreSQL refuses updates and deletions; SQLite, which serves trials only, refuses updates.
"""

from django.db import migrations

RECORDS = (
    "consultations_decision",
    "consultations_documentversion",
    "consultations_periodact",
    "consultations_sectiontext",
)

POSTGRESQL_FUNCTION = """
CREATE FUNCTION consultations_record_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING
        ERRCODE = 'integrity_constraint_violation',
        MESSAGE = 'a row of ' || TG_TABLE_NAME || ' is final';
END $$
"""


def make_final(apps, schema_editor):
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    if on_postgresql:
        schema_editor.execute(POSTGRESQL_FUNCTION)
    for table in RECORDS:
        if on_postgresql:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_is_final BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION consultations_record_is_final()"
            )
        else:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_is_final BEFORE UPDATE ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'a row of {table} is final'); END"
            )


def make_changeable(apps, schema_editor):
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for table in RECORDS:
        schema_editor.execute(f"DROP TRIGGER {table}_is_final" + (f" ON {table}" if on_postgresql else ""))
    if on_postgresql:
        schema_editor.execute("DROP FUNCTION consultations_record_is_final()")


class Migration(migrations.Migration):
    dependencies = [("consultations", "0001_initial")]

    operations = [migrations.RunPython(make_final, make_changeable)]
