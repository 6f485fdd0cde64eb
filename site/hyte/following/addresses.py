"""The addresses of following, in each language of the interface."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from hyte.following.topics import ONE_CONSULTATION

EVERYTHING = "all"
"""Stands in an address for all topics of a follower."""


def follow_address(topic: str) -> str:
    """Return the address of the form with which one starts to follow `topic`, in the language of the page."""
    if topic.startswith(ONE_CONSULTATION):
        return reverse("follow_consultation", args=[topic.removeprefix(ONE_CONSULTATION)])
    return reverse(f"follow_{topic.replace('-', '_')}")


def following_address(token: str, language: str) -> str:
    """Return the whole address at which a follower confirms, changes and ends what they follow."""
    with translation.override(language):
        return settings.BASE_URL + reverse("following", args=[token])


def unfollow_address(token: str, topic: str, language: str) -> str:
    """Return the whole address that ends following `topic`, or all with `EVERYTHING`, by one POST."""
    with translation.override(language):
        return settings.BASE_URL + reverse("unfollow", args=[token, topic])
