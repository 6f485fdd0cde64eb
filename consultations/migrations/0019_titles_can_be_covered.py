"""Let the title of a comment be covered like its text, on the same record. What is on record covers no title.

SQLite makes a changed table anew and forgets its triggers, so those of comments and covers are written again there.
"""

from importlib import import_module

from django.db import migrations, models

RULES = import_module("consultations.migrations.0007_rules_of_threads")


def write_triggers_again(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER IF EXISTS consultations_reply_is_of_first_level")
        schema_editor.execute("DROP TRIGGER IF EXISTS consultations_redaction_is_final")
        RULES.make_rules(apps, schema_editor)


class Migration(migrations.Migration):

    dependencies = [
        ('consultations', '0018_counts_of_a_narrowed_thread'),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, write_triggers_again),
        migrations.AddField(
            model_name='comment',
            name='redacted_title',
            field=models.TextField(blank=True, db_default='', default='', help_text='What the public reads in place of the title where personal data was covered.'),
        ),
        migrations.AddField(
            model_name='redaction',
            name='title_spans',
            field=models.JSONField(default=list),
        ),
        migrations.RemoveConstraint(
            model_name='comment',
            name='consultations_comment_erased_whole',
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(('erased_at', None), models.Q(('redacted_text', ''), ('redacted_title', ''), ('text', ''), ('title', '')), _connector='OR'), name='consultations_comment_erased_whole'),
        ),
        migrations.RunPython(write_triggers_again, migrations.RunPython.noop),
    ]
