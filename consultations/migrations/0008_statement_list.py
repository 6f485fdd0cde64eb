from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consultations', '0007_rules_of_threads'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='answer',
            name='consultations_answer_is_not_empty',
        ),
        migrations.AlterField(
            model_name='answer',
            name='signature',
            field=models.CharField(max_length=200, verbose_name='who answers'),
        ),
        migrations.AddIndex(
            model_name='statement',
            index=models.Index(fields=['consultation', 'capacity', 'organisation', 'name', 'id'], name='consultations_statement_list'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('signature', ''), _negated=True)), name='consultations_answer_is_not_empty'),
        ),
    ]
