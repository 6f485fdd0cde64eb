"""Keep the day of the last pass over all entries. Where there are entries, nobody knows it: a pass begins."""

from django.db import migrations, models


def begin(apps, schema_editor):
    if apps.get_model("search", "Entry").objects.exists():
        apps.get_model("search", "DailyPass").objects.create(id=1)


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0015_what_the_engine_may_hold'),
    ]

    operations = [
        migrations.CreateModel(
            name='DailyPass',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('begun_on', models.DateField(null=True)),
                ('marked_to', models.BigIntegerField(null=True)),
            ],
            options={
                'verbose_name_plural': 'daily passes',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='search_daily_pass_is_one')],
            },
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
