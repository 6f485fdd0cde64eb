"""Let the feed of comments and the count of late statements cost what they show, not what the thread has."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consultations', '0016_thread_in_the_order_of_arrival'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(condition=models.Q(('status', 'published')), fields=['consultation', '-published_at', '-id'], name='consultations_feed'),
        ),
        migrations.AddIndex(
            model_name='statement',
            index=models.Index(fields=['consultation', 'submitted_at'], name='consultations_statement_late'),
        ),
    ]
