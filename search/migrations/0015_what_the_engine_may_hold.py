"""Tell what the engine may hold from what merely waits to be built or sent."""

from django.db import migrations, models
from django.db.models import F, Q


def note_held(apps, schema_editor):
    Entry = apps.get_model("search", "Entry")
    # Of what is not settled nobody knows what has been sent; its next confirmation tells.
    Entry.objects.filter(Q(public=True) | Q(sent_version__lt=F("version"))).update(held=True)


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0014_words_of_few_days_are_forgotten'),
    ]

    operations = [
        migrations.AddField(
            model_name='entry',
            name='held',
            field=models.BooleanField(db_default=False),
        ),
        migrations.RunPython(note_held, migrations.RunPython.noop),
        migrations.RemoveIndex(
            model_name='entry',
            name='search_entry_withheld',
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('held', True), ('public', False)), fields=['id'], name='search_entry_held_back'),
        ),
    ]
