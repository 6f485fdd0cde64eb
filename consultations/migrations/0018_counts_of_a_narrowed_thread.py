"""Keep the counts of a narrowed thread, and count what is public already."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Count, Q
from django.db.models.functions import Coalesce


def count_what_is_public(apps, schema_editor):
    Comment = apps.get_model("consultations", "Comment")
    ThreadCount = apps.get_model("consultations", "ThreadCount")
    public = Comment.objects.filter(status="published").order_by()
    # A reply is on no section itself: it is counted with the comment that it answers.
    counted = (
        public.values("consultation")
        .annotate(
            of_language=Coalesce("parent__language", "language"),
            of_section=Coalesce("parent__section", "section"),
            number=Count("pk"),
        )
        .values_list("consultation", "of_language", "of_section", "number")
    )
    ThreadCount.objects.bulk_create(
        ThreadCount(consultation_id=consultation, language=language, section_id=section, published=number)
        for consultation, language, section, number in counted
    )


class Migration(migrations.Migration):

    dependencies = [
        ('consultations', '0017_cost_of_feeds_and_late_ones'),
    ]

    operations = [
        migrations.CreateModel(
            name='ThreadCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('fi', 'suomi'), ('sv', 'svenska')], max_length=2)),
                ('published', models.PositiveIntegerField(default=0)),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='thread_counts', to='consultations.consultation')),
                ('section', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='consultations.section')),
            ],
        ),
        migrations.AddConstraint(
            model_name='threadcount',
            constraint=models.UniqueConstraint(fields=('consultation', 'language', 'section'), name='consultations_threadcount_once_per_section'),
        ),
        migrations.AddConstraint(
            model_name='threadcount',
            constraint=models.UniqueConstraint(condition=Q(('section', None)), fields=('consultation', 'language'), name='consultations_threadcount_once_on_the_whole'),
        ),
        migrations.AddConstraint(
            model_name='threadcount',
            constraint=models.CheckConstraint(condition=Q(('language__in', ('fi', 'sv'))), name='consultations_threadcount_known_language'),
        ),
        migrations.RunPython(count_what_is_public, migrations.RunPython.noop),
    ]
