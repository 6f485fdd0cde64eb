"""The follower's own page, at the signed link: the link itself does nothing, because mail scanners follow links."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hyte.following import changing
from hyte.following.addresses import in_both_languages
from hyte.following.forms import FollowedForm
from hyte.following.models import Follower, Subscription
from hyte.following.topics import described

SEE_OTHER = 303
NOT_FOUND = 404
UNPROCESSABLE = 422


# No CSRF token: the address is the authority.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def following(request: HttpRequest, token: str) -> HttpResponse:
    """Show what waits for a confirmation and what is followed; confirm, change or stop it all."""
    request.alternates = in_both_languages("following", token)
    follower = Follower.objects.with_token(token).first()
    if follower is None:
        return private(render(request, "following/nothing.html", status=NOT_FOUND))
    match request.POST.get("act") if request.method == "POST" else None:
        case "confirm":
            changing.confirm(follower=follower, at=timezone.now())
            return back(request)
        case "stop":
            changing.unfollow(follower=follower)
            return private(render(request, "following/nothing.html"))
        case "change":
            return change(request, follower)
    return page(request, follower)


def change(request: HttpRequest, follower: Follower) -> HttpResponse:
    """Take the form of the topics."""
    form = followed_form(follower, request.POST)
    if not form.is_valid():
        return page(request, follower, form)
    changing.change(follower=follower, frequencies=form.frequencies(), language=form.cleaned_data["language"])
    for topic in form.stopped():
        changing.unfollow(follower=follower, topic=topic)
    return back(request)


def page(request: HttpRequest, follower: Follower, form: FollowedForm | None = None) -> HttpResponse:
    waiting = list(follower.subscriptions.waiting(timezone.now()).order_by("topic"))
    form = form or followed_form(follower)
    topics = described([subscription.topic for subscription in waiting]) if waiting else {}
    context = {
        "form": form,
        "waiting": [topics[subscription.topic] for subscription in waiting if subscription.topic in topics],
        "saved": "saved" in request.GET,
    }
    return private(render(request, "following/following.html", context, status=UNPROCESSABLE if form.errors else 200))


def followed_form(follower: Follower, data: object = None) -> FollowedForm:
    followed: list[Subscription] = list(follower.subscriptions.confirmed().order_by("topic"))
    topics = described([subscription.topic for subscription in followed]) if followed else {}
    pairs = [(subscription, topics.get(subscription.topic)) for subscription in followed]
    return FollowedForm(data, follower=follower, followed=pairs)


def back(request: HttpRequest) -> HttpResponse:
    return private(HttpResponseRedirect(f"{request.path}?saved", status=SEE_OTHER))


def private(response: HttpResponse) -> HttpResponse:
    """Keep the address out of other sites' logs and of search engines."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
