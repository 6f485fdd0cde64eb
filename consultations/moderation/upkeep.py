"""What moderation does on its own: remind of what is overdue, and forget what need not be remembered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse

from consultations.models import ModerationSettings
from consultations.moderation import reporting, screening, waiting
from consultations.working_days import is_working_day
from hyte.mail.models import OutgoingMail
from hyte.mail.outbox import queue_mail
from hyte.pages.moments import HELSINKI

START_OF_OFFICE_DAY = time(8, 0)
LANGUAGE_OF_THE_SITE = "fi"


def drain(*, at: datetime) -> int:
    """Do what is due at the instant `at` and return how much was done."""
    return remind(at=at) + reporting.close_gone(at=at) + reporting.forget_reporters(at=at) + screening.forget(at=at)


def remind(*, at: datetime) -> int:
    """Tell every moderator, and the deputy, once a working day that something is overdue; return how many mails.

    One mail a day says how much it is: nothing is mentioned twice on a day.
    """
    local = at.astimezone(HELSINKI)
    if not is_working_day(local.date()) or local.time() < START_OF_OFFICE_DAY:
        return 0
    load = waiting.load(at)
    if not load.overdue:
        return 0
    prefix = f"moderation-overdue:{local.date().isoformat()}:"
    told = set(OutgoingMail.objects.filter(key__startswith=prefix).values_list("recipient", flat=True))
    fresh = {email: language for email, language in recipients() if email not in told}
    for email, language in fresh.items():
        queue_mail(
            name="moderation-overdue",
            key=f"{prefix}{email}"[:200],
            to=email,
            language=language,
            context={"load": load, "link": settings.BASE_URL + reverse("moderation:index")},
            at=at,
        )
    return len(fresh)


def recipients() -> Iterator[tuple[str, str]]:
    """Yield the addresses of those who moderate, each with its language, the deputy's last."""
    moderators = get_user_model()._default_manager.with_perm(
        "consultations.moderate_comment",
        include_superusers=False,
        backend="django.contrib.auth.backends.ModelBackend",
    )
    for user in (
        moderators.filter(is_active=True).exclude(email="").select_related("wagtail_userprofile").order_by("pk")
    ):
        profile = getattr(user, "wagtail_userprofile", None)
        chosen = profile.preferred_language if profile is not None else ""
        yield user.email, chosen if chosen in dict(settings.LANGUAGES) else LANGUAGE_OF_THE_SITE
    if deputy := ModerationSettings.current().deputy_email:
        yield deputy, LANGUAGE_OF_THE_SITE
