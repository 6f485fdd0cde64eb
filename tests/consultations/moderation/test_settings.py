"""The settings of moderation, its switch, its tools and its part of the dashboard, for each role."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from consultations.models import Comment, ModerationSettings
from consultations.moderation.models import BlockedWord
from hyte.users.roles import Role
from tests.users.factories import signed_in

pytestmark = pytest.mark.django_db
MODERATES = {Role.MODERATOR, Role.ADMINISTRATOR}
VALUES = {"target_days": 2, "surge_threshold": 30, "deputy_email": "sijainen@hyte.example"}


@pytest.fixture
def somebody(client: Client, role: Role | None) -> Client:
    return signed_in(client, role)


@pytest.mark.parametrize("role", [None, *Role])
def test_only_moderators_change_the_settings_and_turn_the_switch(somebody: Client, role: Role | None) -> None:
    somebody.post(reverse("moderation:settings"), VALUES)
    somebody.post(reverse("moderation:hold"), {"hold": "on"})
    row = ModerationSettings.current()
    assert ((row.target_days == 2), row.holds_everything) == (role in MODERATES, role in MODERATES)


@pytest.mark.parametrize("role", [Role.MODERATOR])
def test_the_switch_is_turned_off_again(somebody: Client) -> None:
    somebody.post(reverse("moderation:hold"), {"hold": "on"})
    assert "joku" in somebody.get(reverse("moderation:settings")).content.decode()
    somebody.post(reverse("moderation:hold"), {"hold": "off"})
    assert not ModerationSettings.current().holds_everything


@pytest.mark.parametrize("role", [Role.MODERATOR])
@pytest.mark.parametrize(
    "broken", [{"target_days": 0}, {"target_days": 31}, {"deputy_email": "x"}, {"deputy_email": "a@א1.fi"}]
)
def test_settings_out_of_reach_are_refused(somebody: Client, broken: dict[str, object]) -> None:
    assert somebody.post(reverse("moderation:settings"), VALUES | broken).status_code == 422
    assert ModerationSettings.current().target_days == 1


@pytest.mark.parametrize("role", [None, *Role])
@pytest.mark.parametrize("name", ["reason_templates", "blocked_words"])
def test_only_moderators_keep_the_tools(somebody: Client, role: Role | None, name: str) -> None:
    assert (somebody.get(reverse(f"{name}:index")).status_code == 200) == (role in MODERATES)
    assert (somebody.get(reverse(f"{name}:add")).status_code == 200) == (role in MODERATES)


@pytest.mark.parametrize("role", [Role.MODERATOR])
def test_a_blocked_word_is_kept_and_its_note_escaped(somebody: Client) -> None:
    somebody.post(reverse("blocked_words:add"), {"word": "kasino", "note": "<script>x</script>"})
    assert BlockedWord.objects.get().word == "kasino"
    assert "<script>x</script>" not in somebody.get(reverse("blocked_words:index")).content.decode()


@pytest.mark.parametrize("role", [None, *Role])
def test_only_moderators_cover_answer_and_undo(somebody: Client, published: Comment, role: Role | None) -> None:
    made = published.decisions.get()
    urls = (
        reverse("moderation:cover", args=[published.statement_id, published.pk]),
        reverse("moderation:answer_reports", args=[published.statement_id, published.pk]),
        reverse("moderation:bulk"),
        reverse("moderation:undo", args=[published.statement_id, made.pk]),
    )
    if role in MODERATES:
        assert somebody.post(urls[1])["Location"].startswith("/admin/moderation/")
        assert somebody.post(urls[2]).status_code == 422
    else:
        assert all(somebody.post(url)["Location"] in ("/admin/", f"/admin/login/?next={url}") for url in urls)
    assert Comment.objects.get().status == "published"


@pytest.mark.parametrize("role", Role)
def test_moderators_see_what_waits_on_the_dashboard(
    somebody: Client, comment: Comment, role: Role, now: datetime
) -> None:
    page = somebody.get(reverse("wagtailadmin_home")).content.decode()
    assert ("1 kommentti odottaa" in page) == (role in MODERATES)
