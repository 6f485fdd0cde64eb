"""Let the moderators keep their own tools: reason templates and blocked words."""

from django.db import migrations

from hyte.users.roles import Role, grant


def grant_to_moderators(apps, schema_editor):
    for model in ("reasontemplate", "blockedword"):
        codenames = tuple(f"{action}_{model}" for action in ("view", "add", "change", "delete"))
        grant(apps, "moderation", model, codenames, (Role.MODERATOR,))


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0002_first_reason_templates"),
        ("users", "0002_roles"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(grant_to_moderators, migrations.RunPython.noop)]
