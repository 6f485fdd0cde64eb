"""The built-in search keeps prepared words in the database's own full-text index; each database has its kind."""

from django.db import migrations

# Words come prepared and joined with spaces. Everything they may contain counts as a letter, so that nothing is cut anew.
SQLITE = """
CREATE VIRTUAL TABLE search_words USING fts5(
    title, people, tags, body, folded, tokenize = "ascii tokenchars '-''@._+'"
)
"""
POSTGRESQL = """
CREATE TABLE search_words (entry_id bigint PRIMARY KEY, words tsvector NOT NULL);
CREATE INDEX search_words_gin ON search_words USING gin (words) WITH (fastupdate = off)
"""


def create(apps, schema_editor):
    schema_editor.execute({"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor])


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE search_words")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_entries_and_engine_index")]

    operations = [migrations.RunPython(create, drop)]
