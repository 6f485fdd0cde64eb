"""Make the database itself refuse to change what was done to a survey, and what was answered.

PostgreSQL refuses updates and deletions of acts and updates of answers; SQLite, which serves trials only, refuses
updates.
"""

from django.db import migrations

FINAL = "surveys_surveyact"
UNCHANGED = ("surveys_submission", "surveys_answer")


def make_final(apps, schema_editor):
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for table in (FINAL, *UNCHANGED):
        if on_postgresql:
            events = "UPDATE OR DELETE" if table == FINAL else "UPDATE"
            schema_editor.execute(
                f"CREATE TRIGGER {table}_is_final BEFORE {events} ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION consultations_record_is_final()"
            )
        else:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_is_final BEFORE UPDATE ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'a row of {table} is final'); END"
            )


def make_changeable(apps, schema_editor):
    for table in (FINAL, *UNCHANGED):
        on_table = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER {table}_is_final{on_table}")


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_surveys_and_their_answers"), ("consultations", "0002_records_are_final")]

    operations = [migrations.RunPython(make_final, make_changeable)]
