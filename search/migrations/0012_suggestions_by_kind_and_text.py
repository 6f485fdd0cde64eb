"""Step from one suggested text of a kind to the next one by an index."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0011_newest_filing_of_a_value'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='suggestion',
            name='search_suggestion_key',
        ),
        migrations.AddIndex(
            model_name='suggestion',
            index=models.Index(fields=['kind', 'whole', 'key', 'text', 'language'], name='search_suggestion_beginning'),
        ),
    ]
