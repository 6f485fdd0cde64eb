"""The follower's own page, at the signed link: the link itself does nothing, because mail scanners follow links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hyte.following import changing
from hyte.following.forms import FollowedForm
from hyte.following.models import Follower, Subscription
from hyte.following.topics import Topic, described
from hyte.pages.reversing import in_both_languages

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
    shown = Followed.by(follower, timezone.now())
    return page(request, shown, shown.form())


def change(request: HttpRequest, follower: Follower) -> HttpResponse:
    """Take the form of the topics."""
    shown = Followed.by(follower, timezone.now())
    form = shown.form(request.POST)
    if not form.is_valid():
        return page(request, shown, form)
    changing.change(follower=follower, frequencies=form.frequencies(), language=form.cleaned_data["language"])
    for topic in form.stopped():
        changing.unfollow(follower=follower, topic=topic)
    return back(request)


def page(request: HttpRequest, shown: Followed, form: FollowedForm) -> HttpResponse:
    context = {
        "form": form,
        "followed": shown.readable(shown.confirmed),
        "waiting": shown.readable(shown.waiting),
        "saved": "saved" in request.GET,
    }
    return private(render(request, "following/following.html", context, status=UNPROCESSABLE if form.errors else 200))


@dataclass(frozen=True)
class Followed:
    """What a follower follows and what waits for a confirmation, with the topics as readers know them."""

    follower: Follower
    confirmed: list[Subscription]
    waiting: list[Subscription]
    topics: dict[str, Topic]

    @classmethod
    def by(cls, follower: Follower, at: datetime) -> Followed:
        """Return what `follower` follows at the instant `at`, in one query and those of the topics."""
        shown = list(follower.subscriptions.shown(at).order_by("topic"))
        return cls(
            follower=follower,
            confirmed=[subscription for subscription in shown if subscription.confirmed_at],
            waiting=[subscription for subscription in shown if not subscription.confirmed_at],
            topics=described([subscription.topic for subscription in shown]),
        )

    def readable(self, subscriptions: list[Subscription]) -> list[Topic]:
        """Return what `subscriptions` follow, without what is not public any more."""
        return [topic for each in subscriptions if (topic := self.topics.get(each.topic))]

    def form(self, data: QueryDict | None = None) -> FollowedForm:
        pairs = [(subscription, self.topics.get(subscription.topic)) for subscription in self.confirmed]
        return FollowedForm(data, follower=self.follower, followed=pairs)


def back(request: HttpRequest) -> HttpResponse:
    return private(HttpResponseRedirect(f"{request.path}?saved", status=SEE_OTHER))


def private(response: HttpResponse) -> HttpResponse:
    """Keep the address out of other sites' logs and of search engines."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
