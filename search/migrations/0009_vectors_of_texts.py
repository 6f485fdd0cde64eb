"""Keep what texts mean, where an operator has named a model."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0008_name_of_an_entry'),
    ]

    operations = [
        migrations.CreateModel(
            name='Meaning',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='meaning', serialize=False, to='search.entry')),
                ('model', models.CharField(default='', max_length=150)),
                ('version', models.BigIntegerField(default=0)),
                ('digest', models.CharField(db_index=True, default='', max_length=32)),
                ('vector', models.BinaryField(default=b'')),
                ('failures', models.PositiveSmallIntegerField(default=0)),
                ('retry_at', models.DateTimeField(null=True)),
            ],
        ),
    ]
