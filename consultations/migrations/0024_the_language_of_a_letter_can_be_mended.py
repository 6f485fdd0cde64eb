"""Keep the language of a letter as it was keyed in before somebody mended it."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def tell_what_could_not_change(apps, schema_editor):
    """Until now the language of a letter could not be mended: it was what it is."""
    statements = apps.get_model("consultations", "Statement").objects.filter(pk=OuterRef("statement"))
    earlier = apps.get_model("consultations", "EarlierParticulars").objects
    earlier.update(language=Subquery(statements.values("language")))


class Migration(migrations.Migration):

    dependencies = [
        ("consultations", "0023_somebody_is_responsible"),
    ]

    operations = [
        migrations.AddField(
            model_name="earlierparticulars",
            name="language",
            field=models.CharField(blank=True, choices=[("fi", "suomi"), ("sv", "svenska")], db_default="", default="", max_length=2),
        ),
        migrations.RunPython(tell_what_could_not_change, migrations.RunPython.noop),
    ]
