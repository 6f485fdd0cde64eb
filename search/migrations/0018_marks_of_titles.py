"""PostgreSQL's index knows which words stand in titles, and what results are put in order by is at hand.

What was found before has its marks when the worker has built it again.
"""

from django.db import migrations, models

CREATE = """
CREATE TABLE search_marks (entry_id bigint PRIMARY KEY, marks tsvector NOT NULL);
CREATE INDEX search_marks_gin ON search_marks USING gin (marks) WITH (fastupdate = off)
"""


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(CREATE)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TABLE search_marks")


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0017_routine_comes_last'),
    ]

    operations = [
        migrations.RunPython(create, drop),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(
                condition=models.Q(('public', True)),
                fields=['id', 'kind', 'language', 'year', 'date', 'opens_at', 'closes_at'],
                name='search_entry_found',
            ),
        ),
        migrations.RemoveIndex(
            model_name='entry',
            name='search_entry_counted',
        ),
    ]
