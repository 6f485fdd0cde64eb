"""Keep who gave a letter and how it came as it was before somebody mended it, and who mended what."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consultations', '0019_titles_can_be_covered'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='earliertext',
            name='replaced_by',
            field=models.ForeignKey(blank=True, help_text='Who mended the letter; empty where its author corrected the words.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='statement',
            name='particulars_corrected_at',
            field=models.DateTimeField(blank=True, help_text='When staff last corrected who gives it or how it came.', null=True),
        ),
        migrations.CreateModel(
            name='EarlierParticulars',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('capacity', models.CharField(choices=[('person', 'As a private person'), ('organisation', 'On behalf of an organisation'), ('staff', 'For the authority')], max_length=12)),
                ('name', models.CharField(blank=True, max_length=150)),
                ('organisation', models.CharField(blank=True, max_length=200)),
                ('business_id', models.CharField(blank=True, max_length=9)),
                ('role', models.CharField(blank=True, max_length=150)),
                ('channel', models.CharField(choices=[('web', 'Web form'), ('email', 'E-mail'), ('post', 'Post'), ('event', 'At an event')], max_length=5)),
                ('replaced_at', models.DateTimeField()),
                ('replaced_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='earlier_particulars', to='consultations.statement')),
            ],
            options={
                'verbose_name': 'earlier particulars of a statement',
                'verbose_name_plural': 'earlier particulars of statements',
                'ordering': ['replaced_at', 'pk'],
            },
        ),
    ]
