"""Have PostgreSQL always look words up in their index, and keep at hand what entries are counted by.

Left to itself it reads the whole table when many entries have a word, as it believes that to be cheap: the table looks
small, but long lists of words lie beside it, and each would be fetched and unpacked.
"""

from django.db import migrations, models

HOLDERS = """
CREATE FUNCTION search_holders(sought tsquery) RETURNS TABLE (entry_id bigint)
LANGUAGE sql STABLE SET enable_seqscan = off
AS 'SELECT entry_id FROM search_words WHERE words @@ sought'
"""
RANKS = """
CREATE FUNCTION search_ranks(sought tsquery, weights real[]) RETURNS TABLE (entry_id bigint, rank real)
LANGUAGE sql STABLE SET enable_seqscan = off
AS 'SELECT entry_id, ts_rank(weights, words, sought, 1) FROM search_words WHERE words @@ sought'
"""


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(HOLDERS, None)
        schema_editor.execute(RANKS, None)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION search_holders(tsquery)")
        schema_editor.execute("DROP FUNCTION search_ranks(tsquery, real[])")


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0012_suggestions_by_kind_and_text'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('public', True)), fields=['id', 'kind', 'language', 'year', 'opens_at', 'closes_at'], name='search_entry_counted'),
        ),
        migrations.RunPython(create, drop),
    ]
