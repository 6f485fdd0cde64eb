"""What is answered at the command line is done by nobody whom the site knows; the record stays final."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def make_final_again(apps, schema_editor):
    """SQLite copies a table to change a column, and the copy has no trigger."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            "CREATE TRIGGER IF NOT EXISTS operations_datarequeststep_is_final BEFORE UPDATE ON operations_datarequeststep "
            "BEGIN SELECT RAISE(ABORT, 'a row of operations_datarequeststep is final'); END"
        )


class Migration(migrations.Migration):

    dependencies = [
        ('operations', '0002_record_of_personal_data_requests'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, make_final_again),
        migrations.AlterField(
            model_name='datarequeststep',
            name='by',
            field=models.ForeignKey(blank=True, help_text='Nobody where it was done at the command line.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.RunPython(make_final_again, migrations.RunPython.noop),
    ]
