from django.db import migrations

DEFAULT_GROUPS = ("Editors", "Moderators")
DEFAULT_WORKFLOW = "Moderators approval"


def remove_unused_groups(apps, schema_editor):
    """Remove the groups that Wagtail brings, which stand beside our roles and mean nothing here, unless used.

    With the moderators goes the workflow in which they approve pages: nobody could ever do so.
    """
    apps.get_model("auth", "Group").objects.filter(name__in=DEFAULT_GROUPS, user=None).delete()
    tasks = apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(name=DEFAULT_WORKFLOW, groups=None)
    states = apps.get_model("wagtailcore", "TaskState").objects
    for task in tasks:
        if not states.filter(task_id=task.pk).exists():
            workflows = apps.get_model("wagtailcore", "Workflow").objects.filter(name=DEFAULT_WORKFLOW)
            workflows.filter(workflow_tasks__task_id=task.pk, workflow_states=None).delete()
            task.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("users", "0003_rights_on_the_vocabulary"),
        # Each of these still gives the groups a permission, or adds a table that refers to them.
        ("wagtailcore", "0095_groupsitepermission"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0002_initial_data"),
        ("wagtaildocs", "0002_initial_data"),
        ("wagtail_localize", "0006_create_submit_translation_permission"),
    ]

    operations = [
        # Backwards nothing happens: the groups had no members.
        migrations.RunPython(remove_unused_groups, migrations.RunPython.noop),
    ]
