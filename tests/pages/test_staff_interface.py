"""What staff see in Wagtail's own views."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.forms import CheckboxSelectMultiple
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation
from wagtail.admin.paginator import WagtailPaginator

from hyte.pages.models import HomePage


@pytest.mark.usefixtures("home_fi")
def test_a_list_says_how_many_there_are_without_a_wrong_plural(admin_client: Client) -> None:
    listing = admin_client.get(reverse("wagtailadmin_explore_root")).content.decode()
    assert "Sivu 1/1" in listing
    assert "Yhteensä 1" in listing


def test_a_long_list_goes_on_page_by_page(rf: RequestFactory) -> None:
    paginator = WagtailPaginator(range(120), 50)
    context = {
        "items": paginator.page(2),
        "elided_page_range": paginator.get_elided_page_range(2),
        "request": rf.get("/"),
    }
    with translation.override("fi"):
        navigation = render_to_string("wagtailadmin/shared/pagination_nav.html", context)
    assert "Sivu 2/3" in navigation
    assert [f'href="?p={number}"' in navigation for number in (1, 2, 3)] == [True, True, True]


def test_times_are_those_of_finland_without_a_choice(admin_client: Client, admin_user: AbstractBaseUser) -> None:
    assert "current_time_zone" not in admin_client.get(reverse("wagtailadmin_account")).content.decode()


def test_a_long_introduction_is_refused_with_its_end_and_not_cut_by_the_browser(
    admin_client: Client, home_fi: HomePage
) -> None:
    address = reverse("wagtailadmin_pages:add", args=["pages", "contentpage", home_fi.pk])
    page = admin_client.get(address)
    assert "Enintään 300 merkkiä." in page.content.decode()
    assert "maxlength" not in str(page.context["form"]["introduction"])
    counts = {f"{name}-count": "0" for name in ("body", "attachments", "related_links")}
    refused = admin_client.post(address, {"title": "Sivu", "introduction": "x" * 300 + "loppu", **counts})
    assert refused.context["form"].errors.keys() >= {"introduction"}
    assert "loppu" in refused.content.decode()


def test_several_things_are_chosen_with_a_box_for_each(admin_client: Client, home_fi: HomePage) -> None:
    page = reverse("wagtailadmin_pages:add", args=["pages", "contentpage", home_fi.pk])
    person = reverse("wagtailsnippets_people_person:add")
    for address, names in ((page, {"topics", "contact_people"}), (person, {"topics"})):
        form = admin_client.get(address).context["form"]
        assert {field.name for field in form if isinstance(field.field.widget, CheckboxSelectMultiple)} == names
