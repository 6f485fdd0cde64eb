"""Give what waits already a due time, and the moderators their settings and the switch."""

from django.db import migrations

from consultations.working_days import due_at
from hyte.users.roles import Role, grant

TARGET_DAYS = 1


def fill(apps, schema_editor):
    Comment = apps.get_model("consultations", "Comment")
    for pk, submitted_at in Comment.objects.filter(status="pending", due_at=None).values_list("pk", "submitted_at"):
        Comment.objects.filter(pk=pk).update(due_at=due_at(submitted_at, TARGET_DAYS))


def grant_to_moderators(apps, schema_editor):
    codenames = ("change_moderationsettings", "hold_everything")
    grant(apps, "consultations", "moderationsettings", codenames, (Role.MODERATOR,))


class Migration(migrations.Migration):
    dependencies = [("consultations", "0009_moderation_settings"), ("users", "0002_roles")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(grant_to_moderators, migrations.RunPython.noop),
    ]
