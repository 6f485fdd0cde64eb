"""Forget the words of searches in vain that were made on fewer than three different days."""

from django.db import migrations
from django.db.models import Count

ENOUGH = 3


def forget(apps, schema_editor):
    searches = apps.get_model("search", "VainSearch").objects
    few = searches.values("digest").annotate(days=Count("day")).filter(days__lt=ENOUGH)
    searches.exclude(query="").filter(digest__in=list(few.values_list("digest", flat=True))).update(query="")


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0013_postgresql_looks_words_up'),
    ]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
