"""Make the database refuse to move an instant of a period without the act that moves it.

The instants of a consultation are what its last recorded act left behind. A form, a script or a console that saves
another deadline is refused, so that no deadline ever moves silently.
"""

from django.db import migrations

INSTANTS = ("opens_at", "closes_at", "cancelled_at", "summary_published_at")
TABLE = "consultations_consultation"
MESSAGE = "the instants of a comment period change by recorded acts only"

# {same} stands for the comparison that takes two nulls for equal.
FOLLOWS = """
    EXISTS (
        SELECT 1 FROM consultations_periodact act
        WHERE act.id = (SELECT max(id) FROM consultations_periodact WHERE consultation_id = NEW.id)
        AND act.opens_at {same} NEW.opens_at AND act.closes_at {same} NEW.closes_at
    )
    AND NEW.cancelled_at {same} (
        SELECT at FROM consultations_periodact WHERE consultation_id = NEW.id AND act = 'cancelled'
    )
    AND NEW.summary_published_at {same} (
        SELECT at FROM consultations_periodact WHERE consultation_id = NEW.id AND act = 'summary_published'
    )
"""

ANY_IS_SET = " OR ".join(f"NEW.{name} IS NOT NULL" for name in INSTANTS)


def moved(differs):
    return " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in INSTANTS)


def follow(schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        follows = FOLLOWS.format(same="IS NOT DISTINCT FROM")
        schema_editor.execute(
            "CREATE FUNCTION consultations_period_follows_acts() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN IF NOT ({follows}) THEN RAISE EXCEPTION USING "
            f"ERRCODE = 'integrity_constraint_violation', MESSAGE = '{MESSAGE}'; END IF; RETURN NEW; END $$"
        )
        action = "EXECUTE FUNCTION consultations_period_follows_acts()"
        update, insert = f"FOR EACH ROW WHEN ({moved('IS DISTINCT FROM')})", f"FOR EACH ROW WHEN ({ANY_IS_SET})"
    else:
        action = f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        update = f"WHEN ({moved('IS NOT')}) AND NOT ({FOLLOWS.format(same='IS')})"
        insert = f"WHEN {ANY_IS_SET}"
    schema_editor.execute(
        f"CREATE TRIGGER consultations_period_moves_by_acts BEFORE UPDATE OF {', '.join(INSTANTS)} ON {TABLE} "
        f"{update} {action}"
    )
    schema_editor.execute(
        f"CREATE TRIGGER consultations_period_begins_empty BEFORE INSERT ON {TABLE} {insert} {action}"
    )


def follow_no_more(schema_editor):
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for name in ("consultations_period_begins_empty", "consultations_period_moves_by_acts"):
        schema_editor.execute(f"DROP TRIGGER {name}" + (f" ON {TABLE}" if on_postgresql else ""))
    if on_postgresql:
        schema_editor.execute("DROP FUNCTION consultations_period_follows_acts()")


class Migration(migrations.Migration):
    dependencies = [("consultations", "0011_attachment_signals")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: follow(schema_editor), lambda apps, schema_editor: follow_no_more(schema_editor)
        )
    ]
