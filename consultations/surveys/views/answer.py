"""Answer a survey: HTTP only. The rules are the form's and the service's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from consultations import spam
from consultations.surveys.addresses import answered_address
from consultations.surveys.answering import KeyUsedForOtherAnswers, QuestionsChanged, SurveyNotOpen, submit_answers
from consultations.surveys.forms import SurveyForm
from consultations.surveys.models import SurveyPage
from consultations.surveys.public import page_for_reader
from consultations.surveys.registering import is_in_step
from consultations.tokens import FormKey, FormKeyInvalid, issue_form_key, read_form_key
from consultations.views.handed_back import hand_back_without_database
from hyte.pages.frame import frame_of
from hyte.pages.reversing import in_both_languages

SEE_OTHER = 303
FORBIDDEN = 403
CONFLICT = 409
INVALID = 422


@dataclass(frozen=True)
class Answering:
    """What every step of answering needs to know."""

    request: HttpRequest
    page: SurveyPage
    at: datetime

    def new_key(self) -> str:
        return issue_form_key(consultation=self.page.survey.public_id, at=self.at)


# No CSRF token and no cookie, as at the form for a statement: the signed key ties what is sent to a form of the site.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@hand_back_without_database
def answer_survey(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the form, or receive it and lead to what was answered."""
    page = page_for_reader(public_id)
    if page is None:
        raise Http404(_("There is no such survey."))
    answering = Answering(request, page, timezone.now())
    request.alternates = in_both_languages("answer_survey", public_id)
    frame_of(request).stands_below = page
    if request.method != "POST":
        return show_form(answering, SurveyForm(page=page, initial={"key": answering.new_key()}))
    try:
        return take(answering, read_form_key(request.POST.get("key", ""), consultation=public_id))
    except FormKeyInvalid:
        return again(answering, _("The form had to be renewed. Check your answers and send it again."))
    except KeyUsedForOtherAnswers:
        message = _("This form was already sent with other answers. If you send it again, it counts as a new one.")
        return again(answering, message, status=CONFLICT)
    except QuestionsChanged:
        return again(answering, _("The questions have changed. Check your answers and send again."), status=CONFLICT)
    except SurveyNotOpen:
        return closed(answering, SurveyForm(request.POST, page=page))


def take(answering: Answering, key: FormKey) -> HttpResponse:
    """Store the answers of a form with a valid key."""
    form = SurveyForm(answering.request.POST, page=answering.page)
    if form.is_outdated():
        raise QuestionsChanged
    if not form.is_valid():
        return show_form(answering, form)
    answers = form.answers()
    found = spam.signals(
        texts=[answer.text for answer in answers],
        trap=form.cleaned_data["website"],
        age=answering.at - key.issued_at,
    )
    receipt = submit_answers(
        page=answering.page, answers=answers, key=key.key, at=answering.at, signals=[str(each) for each in found]
    )
    address = answered_address(answering.page.survey.public_id, receipt.token, get_language() or "fi")
    return HttpResponseRedirect(address, status=SEE_OTHER)


def show_form(answering: Answering, form: SurveyForm) -> HttpResponse:
    """Show the form while answers are taken; otherwise say why not and hand back what was answered."""
    page = answering.page
    if not page.survey.takes_answers(answering.at) or not is_in_step(page.survey, form.questions):
        return closed(answering, form)
    context = {"survey_page": page, "survey": page.survey, "form": form, "at": answering.at}
    return render(
        answering.request, "consultations/surveys/answer.html", context, status=INVALID if form.errors else 200
    )


def again(answering: Answering, message: str, *, status: int = INVALID) -> HttpResponse:
    """Show the form with all answers and a new key, and say why it has to be sent again."""
    data = answering.request.POST.copy()
    form = SurveyForm(data, page=answering.page)
    data["key"], data["asked"] = answering.new_key(), form.version
    form.add_error(None, message)
    response = show_form(answering, form)
    response.status_code = status if response.status_code != FORBIDDEN else FORBIDDEN
    return response


def closed(answering: Answering, form: SurveyForm) -> HttpResponse:
    """Say that answers are not taken now; what was answered is handed back whole."""
    survey = answering.page.survey
    context = {
        "survey_page": answering.page,
        "survey": survey,
        "state": survey.state(answering.at),
        "takes_answers": survey.takes_answers(answering.at),
        "texts": form.typed_texts(),
    }
    status = FORBIDDEN if answering.request.method == "POST" else 200
    return render(answering.request, "consultations/surveys/not_open.html", context, status=status)
