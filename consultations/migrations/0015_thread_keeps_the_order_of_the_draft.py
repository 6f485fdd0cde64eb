"""Let the indexes of the thread hold what one statement says in the order of the draft."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consultations', '0014_outcome_is_told_in_the_account'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='comment',
            name='consultations_thread',
        ),
        migrations.RemoveIndex(
            model_name='comment',
            name='consultations_thread_language',
        ),
        migrations.RemoveIndex(
            model_name='comment',
            name='consultations_thread_section',
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(condition=models.Q(('parent', None), ('published_at__isnull', False)), fields=['consultation', '-submitted_at', 'id'], name='consultations_thread'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(condition=models.Q(('parent', None), ('published_at__isnull', False)), fields=['consultation', 'language', '-submitted_at', 'id'], name='consultations_thread_language'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(condition=models.Q(('parent', None), ('published_at__isnull', False)), fields=['section', '-submitted_at', 'id'], name='consultations_thread_section'),
        ),
    ]
