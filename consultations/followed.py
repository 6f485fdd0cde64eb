"""How the topics of consultations are called for those who follow them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from consultations.models import ConsultationIndexPage, ConsultationPage
from hyte.following.topics import CONSULTATIONS, ONE_CONSULTATION, Topic, consultation_topic
from hyte.pages.addresses import address_of


def topics(keys: Collection[str]) -> Iterator[Topic]:
    """Describe the announced consultations among `keys`, each by its page in the reader's language or the other one."""
    language = get_language() or "fi"
    if CONSULTATIONS in keys:
        index = ConsultationIndexPage.objects.published().in_language(language).select_related("locale").first()
        url = address_of(index.url_path, language) if index else f"/{language}/"
        yield Topic(CONSULTATIONS, _("All consultations"), url)
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
        yield Topic(consultation_topic(public_id), page.title, address_of(page.url_path, page.language))
