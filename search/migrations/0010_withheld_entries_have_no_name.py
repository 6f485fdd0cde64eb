"""Empty the names of entries that are not public: their texts went, what they were called stayed."""

from django.db import migrations


def empty_names(apps, schema_editor):
    Entry = apps.get_model("search", "Entry")
    Entry.objects.filter(public=False, document__isnull=True).update(name="", external_id="")


class Migration(migrations.Migration):
    dependencies = [("search", "0009_vectors_of_texts")]

    operations = [migrations.RunPython(empty_names, migrations.RunPython.noop)]
