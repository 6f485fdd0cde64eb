"""Keep what the check of a file found beside the file."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consultations", "0010_due_times")]

    operations = [
        migrations.AddField(
            model_name="attachment",
            name="signals",
            field=models.JSONField(
                blank=True, default=list, help_text="What a moderator should know before opening the file."
            ),
        ),
    ]
