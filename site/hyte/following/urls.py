"""The addresses of following."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter
from django.utils.translation import gettext_lazy as _

from hyte.following import tokens, views
from hyte.following.topics import CONSULTATIONS, PARTNERSHIP_DAYS


class FollowTokenConverter(StringConverter):
    """The token of a follower's signed link."""

    regex = f"[A-Za-z0-9_-]{{{tokens.LENGTH}}}"


register_converter(FollowTokenConverter, "follow_token")

urlpatterns = [
    path(_("follow/consultations/"), views.follow, {"topic": CONSULTATIONS}, name="follow_consultations"),
    path(_("follow/partnership-days/"), views.follow, {"topic": PARTNERSHIP_DAYS}, name="follow_partnership_days"),
    path(_("follow/consultation/<slug:public_id>/"), views.follow, name="follow_consultation"),
    path(_("follow/sent/"), views.sent, name="follow_sent"),
    path(_("following/<follow_token:token>/"), views.following, name="following"),
    path(_("unfollow/<follow_token:token>/<slug:topic>/"), views.unfollow, name="unfollow"),
]
