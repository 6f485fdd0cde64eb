"""Refuse, with an explanation, what would make a survey and its answers disappear from the page tree.

The database refuses it in any case: answers protect the page on which they were given. These checks come first so that
staff read a sentence instead of an error, on every path: single actions, bulk actions and branches above.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation

from consultations.surveys.models import Submission, SurveyPage
from consultations.surveys.registering import findings_of
from consultations.surveys.wording import wording


def refuse_to_delete(request: HttpRequest, page: Page, *args: Any) -> HttpResponse | None:
    """Stop deleting a page that is, or has below it, a survey with answers, whatever language they came in."""
    pages = SurveyPage.objects.descendant_of(page, inclusive=True)
    kept = pages.filter(survey__in=Submission.objects.values("survey")).first()
    if kept is None:
        return None
    text = _("“%(title)s” has answers and cannot be deleted. It can be unpublished.")
    return refuse(request, page, text % {"title": kept.title})


def refuse_to_move(request: HttpRequest, page: Page, *args: Any) -> HttpResponse | None:
    """Stop moving a survey, whose period is that of the place in which it was begun."""
    if not isinstance(page.specific, SurveyPage):
        return None
    text = _("A survey stays where it was begun, because its period depends on it. Copy it to the other place instead.")
    return refuse(request, page, text)


def refuse(request: HttpRequest, page: Page, text: str) -> HttpResponse:
    messages.error(request, text)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


CHECKS = {"delete": refuse_to_delete, "move": refuse_to_move}


def refuse_many(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """Stop a bulk action that does to any page what is refused for one."""
    check = CHECKS.get(action_type)
    for page in objects if check else ():
        if isinstance(page, Page) and (answer := check(request, page)) is not None:
            return answer
    return None


def refuse_faulty_translation(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Answer instead of wagtail-localize's view, which would refuse these questions, too, without naming any."""
    if request.method != "POST" or request.POST.get("action") != "publish" or not isinstance(page, SurveyPage):
        return None
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    if translation is None:
        return None
    translated = translation.source.get_ephemeral_translated_instance(page.locale, fallback=True)
    findings = findings_of(translated, translated.asked())
    for finding in findings:
        messages.error(request, wording(finding))
    return redirect("wagtailadmin_pages:edit", page.pk) if findings else None


def warn_of_earlier_wording(request: HttpRequest, page: Page) -> None:
    """Tell an editor who has saved a survey with answers that these were given to the earlier words."""
    count = page.survey.submissions.count() if isinstance(page, SurveyPage) else 0
    if count:
        text = ngettext(
            "The survey has %(count)d answer, given to the questions as they were. Mend the words, not the meaning.",
            "The survey has %(count)d answers, given to the questions as they were. Mend the words, not the meaning.",
            count,
        )
        messages.warning(request, text % {"count": count})
