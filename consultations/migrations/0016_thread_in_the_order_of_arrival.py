"""Let the indexes of the thread hold it in the order in which statements came, whatever the clock said."""

from django.db import migrations, models

FIRST_LEVEL = models.Q(published_at__isnull=False, parent=None)
REPLIES = models.Q(published_at__isnull=False, parent__isnull=False)

INDEXES = {
    "consultations_thread": (["consultation", "-statement", "id"], FIRST_LEVEL),
    "consultations_thread_language": (["consultation", "language", "-statement", "id"], FIRST_LEVEL),
    "consultations_thread_section": (["section", "-statement", "id"], FIRST_LEVEL),
    "consultations_replies": (["parent", "statement", "id"], REPLIES),
}


class Migration(migrations.Migration):

    dependencies = [
        ('consultations', '0015_thread_keeps_the_order_of_the_draft'),
    ]

    operations = [
        *(migrations.RemoveIndex(model_name="comment", name=name) for name in INDEXES),
        *(
            migrations.AddIndex(
                model_name="comment", index=models.Index(fields=fields, condition=condition, name=name)
            )
            for name, (fields, condition) in INDEXES.items()
        ),
        migrations.AlterModelOptions(
            name="decision",
            options={"ordering": ["pk"], "verbose_name": "decision", "verbose_name_plural": "decisions"},
        ),
    ]
