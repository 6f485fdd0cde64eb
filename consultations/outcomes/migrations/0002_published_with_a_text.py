
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consultations', '0013_registering_statements'),
        ('outcomes', '0001_outcomes_and_their_assessments'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='outcome',
            name='outcomes_outcome_published_whole',
        ),
        migrations.AddConstraint(
            model_name='outcome',
            constraint=models.CheckConstraint(condition=models.Q(('published_at', None), models.Q(('asked_fi', ''), ('asked_sv', ''), ('done_fi', ''), ('done_sv', ''), ('said_fi', ''), ('said_sv', ''), _negated=True), _connector='OR'), name='outcomes_outcome_published_with_a_text', violation_error_message='What is published has a text.'),
        ),
    ]
