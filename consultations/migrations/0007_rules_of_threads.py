"""Hold every comment to its trace, every reply to one level, and every row of the record to what it said.

SQLite makes a changed table anew and forgets its triggers, so the one of the decisions is written again there.
"""

from django.db import migrations, models

FINAL_ON_SQLITE = ("consultations_decision", "consultations_redaction")

POSTGRESQL_REPLY = """
CREATE FUNCTION consultations_reply_is_of_first_level() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.parent_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM consultations_comment parent
        WHERE parent.id = NEW.parent_id AND parent.parent_id IS NULL AND parent.consultation_id = NEW.consultation_id
    ) THEN
        RAISE EXCEPTION USING
            ERRCODE = 'integrity_constraint_violation',
            MESSAGE = 'a reply answers a comment of the first level in the same consultation';
    END IF;
    RETURN NEW;
END $$
"""

POSTGRESQL_TRIGGER = """
CREATE TRIGGER consultations_reply_is_of_first_level BEFORE INSERT OR UPDATE OF parent_id ON consultations_comment
FOR EACH ROW EXECUTE FUNCTION consultations_reply_is_of_first_level()
"""

SQLITE_REPLY = """
CREATE TRIGGER consultations_reply_is_of_first_level BEFORE INSERT ON consultations_comment
WHEN NEW.parent_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM consultations_comment parent
    WHERE parent.id = NEW.parent_id AND parent.parent_id IS NULL AND parent.consultation_id = NEW.consultation_id
)
BEGIN SELECT RAISE(ABORT, 'a reply answers a comment of the first level in the same consultation'); END
"""


def make_rules(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_REPLY)
        schema_editor.execute(POSTGRESQL_TRIGGER)
        schema_editor.execute(
            "CREATE TRIGGER consultations_redaction_is_final BEFORE UPDATE OR DELETE ON consultations_redaction "
            "FOR EACH ROW EXECUTE FUNCTION consultations_record_is_final()"
        )
        return
    schema_editor.execute(SQLITE_REPLY)
    for table in FINAL_ON_SQLITE:
        schema_editor.execute(
            f"CREATE TRIGGER IF NOT EXISTS {table}_is_final BEFORE UPDATE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'a row of {table} is final'); END"
        )


def drop_rules(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER consultations_redaction_is_final ON consultations_redaction")
        schema_editor.execute("DROP TRIGGER consultations_reply_is_of_first_level ON consultations_comment")
        schema_editor.execute("DROP FUNCTION consultations_reply_is_of_first_level()")
        return
    schema_editor.execute("DROP TRIGGER consultations_redaction_is_final")
    schema_editor.execute("DROP TRIGGER consultations_reply_is_of_first_level")


class Migration(migrations.Migration):
    dependencies = [("consultations", "0006_traces_and_counts")]

    operations = [
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_at', None), ('status__in', ('pending', 'rejected'))), models.Q(('published_at__isnull', False), ('status__in', ('published', 'hidden'))), ('status', 'withdrawn'), _connector='OR'), name='consultations_comment_publication_leaves_a_trace'),
        ),
        migrations.RunPython(make_rules, drop_rules),
    ]
