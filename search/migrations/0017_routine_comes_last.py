"""Let what is only built again wait for what somebody changed."""

from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0016_day_of_the_last_pass'),
    ]

    operations = [
        migrations.AddField(
            model_name='entry',
            name='routine',
            field=models.BooleanField(db_default=False),
        ),
        migrations.RemoveIndex(
            model_name='entry',
            name='search_entry_to_build',
        ),
        migrations.RemoveIndex(
            model_name='entry',
            name='search_entry_to_send',
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(
                condition=Q(('built_version__lt', F('version'))),
                fields=['routine', 'model', 'object_id'],
                name='search_entry_next_to_build',
            ),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(
                condition=Q(('sent_version__lt', F('built_version'))),
                fields=['routine', 'public', 'failures', 'id'],
                name='search_entry_next_to_send',
            ),
        ),
    ]
