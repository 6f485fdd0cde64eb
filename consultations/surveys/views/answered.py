"""Thank, and show what was answered. The address is signed, leaks nowhere and is in no search engine."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from consultations.surveys.models import Question, Submission
from consultations.surveys.public import page_for_reader
from consultations.tokens import token_hash
from hyte.pages.frame import frame_of
from hyte.pages.reversing import in_both_languages


@never_cache
@require_safe
def survey_answered(request: HttpRequest, public_id: str, token: str) -> HttpResponse:
    """Show the answers of one form to whoever has its link. Raises `Http404` for a wrong link."""
    found = Submission.objects.filter(survey__public_id=public_id, token_hash=token_hash(token)).first()
    page = page_for_reader(public_id) if found else None
    if found is None or page is None:
        raise Http404
    request.alternates = in_both_languages("survey_answered", public_id, token)
    frame_of(request).stands_below = page
    context = {"survey_page": page, "submission": found, "answers": answered(found, page.language)}
    response = render(request, "consultations/surveys/answered.html", context)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response


def answered(submission: Submission, language: str) -> list[tuple[Question, list[str], str]]:
    """Return each question with its choices in `language`, and the language in which a text was written."""
    rows = submission.answers.select_related("question", "choice").order_by("question__position", "choice__number")
    found: dict[int, tuple[Question, list[str], str]] = {}
    for row in rows:
        written_in = language if row.choice else submission.language
        _question, texts, _language = found.setdefault(row.question_id, (row.question, [], written_in))
        texts.append(row.choice.text_in(language) if row.choice else row.text)
    return list(found.values())
