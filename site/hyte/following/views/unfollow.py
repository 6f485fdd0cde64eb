"""Stop following from a mail: a page with a button for people, one POST for mail programs (RFC 8058)."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hyte.following import changing
from hyte.following.addresses import EVERYTHING
from hyte.following.models import Follower
from hyte.following.topics import described
from hyte.following.views.following import private
from hyte.pages.reversing import in_both_languages


# No CSRF token: the address is the authority, and mail programs have none to send.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unfollow(request: HttpRequest, token: str, topic: str) -> HttpResponse:
    """Show the button, or stop following `topic`. Whoever does not follow it any more is told so, as often as asked."""
    request.alternates = in_both_languages("unfollow", token, topic)
    follower = Follower.objects.with_token(token).first()
    if follower is not None and request.method == "POST":
        changing.unfollow(follower=follower, topic=None if topic == EVERYTHING else topic)
    if follower is None or request.method == "POST":
        return private(render(request, "following/unfollowed.html"))
    found = described([topic]).get(topic) if topic != EVERYTHING else None
    if topic != EVERYTHING and not follower.subscriptions.filter(topic=topic).exists():
        raise Http404
    return private(render(request, "following/unfollow.html", {"topic": found, "token": token}))
