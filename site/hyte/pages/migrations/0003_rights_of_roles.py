from django.db import migrations

from hyte.users.roles import Role, grant


def grant_topics(apps, schema_editor):
    """Let those who write tend the topics, and those who translate complete their names."""
    writers = (Role.COMMUNICATIONS, Role.COORDINATOR)
    grant(apps, "pages", "topic", ("add_topic", "delete_topic"), writers)
    grant(apps, "pages", "topic", ("change_topic", "view_topic"), (*writers, Role.TRANSLATOR))


class Migration(migrations.Migration):

    dependencies = [
        ("pages", "0002_people_topics_and_images"),
        ("users", "0002_roles"),
    ]

    operations = [
        migrations.RunPython(grant_topics, migrations.RunPython.noop),
    ]
