import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('consultations', '0008_statement_list'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Outcome',
            fields=[
                ('consultation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='outcome', serialize=False, to='consultations.consultation')),
                ('asked_fi', models.TextField(blank=True, verbose_name='what we asked, in Finnish')),
                ('asked_sv', models.TextField(blank=True, verbose_name='what we asked, in Swedish')),
                ('said_fi', models.TextField(blank=True, verbose_name='what you said, in Finnish')),
                ('said_sv', models.TextField(blank=True, verbose_name='what you said, in Swedish')),
                ('done_fi', models.TextField(blank=True, verbose_name='what we did, in Finnish')),
                ('done_sv', models.TextField(blank=True, verbose_name='what we did, in Swedish')),
                ('promised_on', models.DateField(blank=True, help_text='Shown in public. If it passes, that is shown as well.', null=True, verbose_name='promised by')),
                ('published_at', models.DateTimeField(editable=False, null=True)),
                ('completed_at', models.DateTimeField(editable=False, null=True)),
                ('gaps_fi', models.TextField(blank=True, verbose_name='why some comments have no effect stated, in Finnish')),
                ('gaps_sv', models.TextField(blank=True, verbose_name='why some comments have no effect stated, in Swedish')),
            ],
            options={
                'verbose_name': 'outcome',
                'verbose_name_plural': 'outcomes',
                'constraints': [models.CheckConstraint(condition=models.Q(('published_at', None), models.Q(('asked_fi', ''), ('asked_sv', ''), ('said_fi', ''), ('said_sv', ''), ('done_fi', ''), ('done_sv', ''), _connector='OR', _negated=True), _connector='OR'), name='outcomes_outcome_published_whole'), models.CheckConstraint(condition=models.Q(('completed_at', None), ('published_at__isnull', False), _connector='OR'), name='outcomes_outcome_complete_after_publication'), models.CheckConstraint(condition=models.Q(models.Q(('gaps_fi', ''), ('gaps_sv', '')), models.Q(models.Q(('gaps_fi', ''), _negated=True), models.Q(('gaps_sv', ''), _negated=True)), _connector='OR'), name='outcomes_outcome_gaps_in_both_languages')],
            },
        ),
        migrations.CreateModel(
            name='Theme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title_fi', models.CharField(max_length=200, verbose_name='theme in Finnish')),
                ('title_sv', models.CharField(max_length=200, verbose_name='theme in Swedish')),
                ('effect', models.CharField(choices=[('considered', 'Taken into account'), ('partly', 'Partly taken into account'), ('not_considered', 'Not taken into account'), ('not_relevant', 'Does not concern this matter')], max_length=14, verbose_name='effect')),
                ('reason_fi', models.TextField(verbose_name='reason in Finnish')),
                ('reason_sv', models.TextField(verbose_name='reason in Swedish')),
                ('outcome', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='themes', to='outcomes.outcome')),
            ],
            options={
                'verbose_name': 'theme',
                'verbose_name_plural': 'themes',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('comment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='assessment', serialize=False, to='consultations.comment')),
                ('own_effect', models.CharField(blank=True, choices=[('considered', 'Taken into account'), ('partly', 'Partly taken into account'), ('not_considered', 'Not taken into account'), ('not_relevant', 'Does not concern this matter')], max_length=14)),
                ('own_reason', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('changed', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='consultations.sectiontext')),
                ('outcome', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='outcomes.outcome')),
                ('theme', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='outcomes.theme')),
            ],
            options={
                'verbose_name': 'assessment',
                'verbose_name_plural': 'assessments',
            },
        ),
        migrations.AddConstraint(
            model_name='theme',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title_fi', ''), _negated=True), models.Q(('title_sv', ''), _negated=True), models.Q(('reason_fi', ''), _negated=True), models.Q(('reason_sv', ''), _negated=True)), name='outcomes_theme_complete_in_both_languages'),
        ),
        migrations.AddConstraint(
            model_name='theme',
            constraint=models.CheckConstraint(condition=models.Q(('effect__in', ['considered', 'partly', 'not_considered', 'not_relevant'])), name='outcomes_theme_known_effect'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('own_effect', ''), ('own_reason', ''), ('theme__isnull', False)), models.Q(('own_effect__in', ['considered', 'partly', 'not_considered', 'not_relevant']), ('theme', None), models.Q(('own_reason', ''), _negated=True)), _connector='OR'), name='outcomes_assessment_of_its_own_or_by_theme'),
        ),
    ]
