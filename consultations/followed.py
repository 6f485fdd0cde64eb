"""How the topics of consultations are called for those who follow them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from consultations.models import ConsultationIndexPage, ConsultationPage
from consultations.period import NO_MORE_ACTS
from hyte.following.topics import CONSULTATIONS, ONE_CONSULTATION, Topic, consultation_topic
from hyte.pages.addresses import address_of
from hyte.pages.frame import Link


def topics(keys: Collection[str]) -> Iterator[Topic]:
    """Describe the announced consultations among `keys`, each by its page in the reader's language or the other one."""
    language = get_language() or "fi"
    if CONSULTATIONS in keys:
        url = ConsultationIndexPage.objects.published().address_in(language)
        feed = Link(_("What happens to consultations as a feed (Atom)"), reverse("consultations_feed"))
        yield Topic(CONSULTATIONS, _("All consultations"), url, (feed,))
    ids = [key.removeprefix(ONE_CONSULTATION) for key in keys if key.startswith(ONE_CONSULTATION)]
    if not ids:
        return
    pages = ConsultationPage.objects.published().filter(
        consultation__public_id__in=ids, consultation__opens_at__isnull=False
    )
    found: dict[str, ConsultationPage] = {}
    for page in pages.select_related("consultation", "locale"):
        if page.consultation.public_id not in found or page.language == language:
            found[page.consultation.public_id] = page
    for public_id, page in found.items():
        links = (
            Link(_("Add to calendar (ics)"), reverse("consultation_calendar", args=[public_id])),
            Link(_("The published comments as a feed (Atom)"), reverse("comments_feed", args=[public_id])),
        )
        url = address_of(page.url_path, page.language)
        is_over = page.consultation.state(timezone.now()) in NO_MORE_ACTS
        yield Topic(consultation_topic(public_id), page.title, url, links, is_over=is_over)
