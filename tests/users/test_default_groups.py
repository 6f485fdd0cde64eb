"""Wagtail's own groups, which a migration removes where nobody is in them."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from hyte.users.models import User
from hyte.users.roles import Role

pytestmark = pytest.mark.django_db

migration = import_module("hyte.users.migrations.0004_remove_wagtails_default_groups")


def moderators_with_their_workflow() -> Group:
    moderators = Group.objects.create(name="Moderators")
    task = GroupApprovalTask.objects.create(name="Moderators approval")
    task.groups.add(moderators)
    workflow = Workflow.objects.create(name="Moderators approval")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=Page.get_first_root_node())
    return moderators


def test_a_new_site_has_our_roles_and_no_other_group() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(Role)


def test_a_new_site_sends_no_page_to_a_workflow_in_which_nobody_approves() -> None:
    assert not Workflow.objects.exists()
    assert Page.get_first_root_node().get_workflow() is None


def test_an_empty_group_goes_with_its_workflow() -> None:
    moderators_with_their_workflow()
    migration.remove_unused_groups(apps, None)
    assert not Group.objects.filter(name="Moderators").exists()
    assert not Workflow.objects.exists()
    assert not GroupApprovalTask.objects.exists()


def test_a_group_with_members_stays_with_its_workflow() -> None:
    User.objects.create_user("vanha").groups.add(moderators_with_their_workflow())
    migration.remove_unused_groups(apps, None)
    assert Group.objects.filter(name="Moderators").exists()
    assert Workflow.objects.get().workflow_tasks.get().task.name == "Moderators approval"
