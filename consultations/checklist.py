"""What has to be in place before a comment period is announced."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from consultations.conflict_of_interest import without_stake
from consultations.models import Consultation, ConsultationPage

QUESTIONS = ("what", "who_decides", "how", "what_next")


@dataclass(frozen=True)
class Point:
    """One point of the list: a key for it, what has to be so, and whether it is."""

    key: str
    label: str | Promise
    done: bool


def points(consultation: Consultation) -> list[Point]:
    """Return every point of the opening checklist in the order of work."""
    pages = {page.language: page for page in consultation.pages.select_related("locale").filter(live=True)}
    languages = [code for code, _name in settings.LANGUAGES]
    both = [pages[code] for code in languages if code in pages]
    complete = len(both) == len(languages)
    return [
        Point("page_fi", _("The Finnish page is published"), "fi" in pages),
        Point("page_sv", _("The Swedish page is published"), "sv" in pages),
        Point(
            "questions",
            _("The four questions are answered in both languages"),
            complete and all(map(answers_all, both)),
        ),
        Point("sections", _("Both languages have the same sections"), complete and same_sections(*both)),
        Point(
            "contact_people",
            _("There is a contact person"),
            complete and all(page.contact_people.exists() for page in both),
        ),
        Point(
            "responsible", _("Somebody is responsible for the consultation"), consultation.responsible_id is not None
        ),
        Point(
            "moderator",
            _("There is a moderator who is not responsible and owns no page"),
            has_independent_moderator(consultation),
        ),
    ]


def obstacles(consultation: Consultation) -> list[Point]:
    """Return the points that are still open."""
    return [point for point in points(consultation) if not point.done]


def has_independent_moderator(consultation: Consultation) -> bool:
    """Return whether somebody may moderate whose matter it is not: criticism must not be judged by its target."""
    moderators = get_user_model()._default_manager.with_perm(
        "consultations.moderate_comment", backend="django.contrib.auth.backends.ModelBackend"
    )
    return without_stake(moderators.filter(is_active=True), consultation).exists()


def answers_all(page: ConsultationPage) -> bool:
    return all(getattr(page, question).strip() for question in QUESTIONS)


def same_sections(first: ConsultationPage, second: ConsultationPage) -> bool:
    return [block.id for block in first.sections] == [block.id for block in second.sections] != []
