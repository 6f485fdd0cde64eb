"""Start to follow a topic. The answer is the same for every address: nobody learns who follows what."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from hyte.following.asking import TooManyRequests, network_hash
from hyte.following.asking import follow as ask
from hyte.following.forms import FollowForm
from hyte.following.models import Frequency
from hyte.following.topics import consultation_topic, described
from hyte.network import client_address
from hyte.pages.reversing import in_both_languages

OK = 200
SEE_OTHER = 303
GONE = 410
UNPROCESSABLE = 422
TOO_MANY_REQUESTS = 429


# No CSRF token: nobody is logged in here, so there is no authority to borrow, and no cookie is set.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, topic: str = "", public_id: str = "") -> HttpResponse:
    """Show the form for `topic`, or for the consultation with this public id; take it and say what comes next.

    Where nothing more comes, there is no form, and the page says so.
    """
    topic = topic or consultation_topic(public_id)
    if (found := described([topic]).get(topic)) is None:
        raise Http404
    request.alternates = in_both_languages(request.resolver_match.url_name, *([public_id] if public_id else []))
    if found.is_over:
        return render(
            request, "following/follow.html", {"topic": found}, status=GONE if request.method == "POST" else OK
        )
    form = FollowForm(request.POST) if request.method == "POST" else FollowForm()
    context = {"form": form, "topic": found}
    if not form.is_bound:
        return render(request, "following/follow.html", context)
    if not form.is_valid():
        return render(request, "following/follow.html", context, status=UNPROCESSABLE)
    try:
        ask(
            email=form.cleaned_data["email"],
            topic=found,
            frequency=Frequency(form.cleaned_data["frequency"]),
            language=get_language() or "fi",
            network=network_hash(client_address(request.META, trusted_proxies=settings.TRUSTED_PROXIES)),
            at=timezone.now(),
        )
    except TooManyRequests:
        return render(request, "following/follow.html", context | {"too_many": True}, status=TOO_MANY_REQUESTS)
    return HttpResponseRedirect(reverse("follow_sent"), status=SEE_OTHER)


@never_cache
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Say what comes next."""
    request.alternates = in_both_languages("follow_sent")
    return render(request, "following/sent.html")
