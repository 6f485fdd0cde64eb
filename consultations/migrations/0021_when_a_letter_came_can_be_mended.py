"""Keep when a letter came as it was before somebody mended it."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def tell_what_could_not_change(apps, schema_editor):
    """Until now the arrival of a letter could not be mended: it was what it is."""
    statements = apps.get_model("consultations", "Statement").objects.filter(pk=OuterRef("statement"))
    earlier = apps.get_model("consultations", "EarlierParticulars").objects
    earlier.update(submitted_at=Subquery(statements.values("submitted_at")))


class Migration(migrations.Migration):

    dependencies = [
        ('consultations', '0020_what_was_keyed_in_can_be_mended'),
    ]

    operations = [
        migrations.AddField(
            model_name='earlierparticulars',
            name='submitted_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name='statement',
            name='particulars_corrected_at',
            field=models.DateTimeField(blank=True, help_text='When staff last corrected who gives it, how or when it came.', null=True),
        ),
        migrations.RunPython(tell_what_could_not_change, migrations.RunPython.noop),
    ]
