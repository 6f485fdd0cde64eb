"""Find the newest thing filed under a value by one look into an index."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0010_withheld_entries_have_no_name'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='filing',
            name='search_filing_value',
        ),
        migrations.AddIndex(
            model_name='filing',
            index=models.Index(fields=['facet', 'value', '-id'], name='search_filing_newest'),
        ),
    ]
