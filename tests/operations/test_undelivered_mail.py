"""The list of mail that was given up."""

import pytest
from django.test import Client
from django.urls import reverse

from hyte.operations.undelivered import UndeliveredView


@pytest.mark.django_db
def test_an_empty_list_says_that_all_mail_has_gone_or_is_on_its_way(admin_client: Client) -> None:
    page = admin_client.get(reverse("undelivered:index"))
    assert page.context["no_results_message"] == UndeliveredView.no_results_message
    assert str(UndeliveredView.no_results_message) in page.content.decode()
