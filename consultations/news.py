"""What those who follow a consultation are told of its comment period."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from consultations.models.consultation import Act, PeriodAct
from consultations.models.pages import ConsultationPage
from hyte.following.announcing import News, announce_event
from hyte.following.topics import consultation_topic
from hyte.pages.addresses import LANGUAGES, address_of
from hyte.pages.bilingual import either
from hyte.pages.moments import format_deadline, format_moment


def tell_followers(*, act: PeriodAct, deadline_before: datetime | None) -> None:
    """Announce the act to the followers, in its own transaction; nothing while the public cannot read the page.

    `deadline_before` is the exclusive end of the period before the act.
    """
    pages = list(ConsultationPage.objects.published().filter(consultation=act.consultation_id).select_related("locale"))
    if not pages:
        return
    announce_event(
        key=f"period-act-{act.pk}",
        topic=consultation_topic(act.consultation.public_id),
        news={language: news_in(language, act, deadline_before, pages) for language in LANGUAGES},
        at=act.at,
    )


def news_in(language: str, act: PeriodAct, deadline_before: datetime | None, pages: Iterable[ConsultationPage]) -> News:
    """Return what happened in `language`, with the page in that language or else in the other."""
    page = min(pages, key=lambda page: page.language != language)
    reason = either(language, act.reason_fi, act.reason_sv)
    with translation.override(language):
        text = "\n\n".join(part for part in (told(act, deadline_before, language), reason_given(reason)) if part)
        return News(subject(act, page.title), text, address_of(page.url_path, page.language))


def subject(act: PeriodAct, title: str) -> str:
    """Return what happened to the consultation with this title, in the language that is being written."""
    match act.act:
        case Act.ANNOUNCED:
            sentence = _("New consultation: %(title)s")
        case Act.EXTENDED:
            sentence = _("More time for statements: %(title)s")
        case Act.CLOSED_EARLY:
            sentence = _("Comment period closed early: %(title)s")
        case Act.CANCELLED:
            sentence = _("Consultation cancelled: %(title)s")
        case _other:
            sentence = _("The outcome has been published: %(title)s")
    return sentence % {"title": title}


def told(act: PeriodAct, deadline_before: datetime | None, language: str) -> str:
    """Return the times that matter: those of the new period, or the deadline that was and the one that is."""
    before = format_deadline(deadline_before, language) if deadline_before else ""
    match act.act:
        case Act.ANNOUNCED:
            return _("Opens: %(opens)s. Give your statement by: %(closes)s.") % {
                "opens": format_moment(act.opens_at, language),
                "closes": format_deadline(act.closes_at, language),
            }
        case Act.EXTENDED:
            return _("The deadline was %(before)s. The new deadline is %(closes)s.") % {
                "before": before,
                "closes": format_deadline(act.closes_at, language),
            }
        case Act.CLOSED_EARLY:
            return _("The comment period ended %(when)s. The deadline was %(before)s.") % {
                "when": format_moment(act.at, language),
                "before": before,
            }
        case Act.CANCELLED:
            return _("The deadline was %(before)s. Statements are not taken any more.") % {"before": before}
    return _("The page tells how the comments made a difference.")


def reason_given(reason: str) -> str:
    return _("Reason: %(reason)s") % {"reason": reason} if reason else ""
