"""The author's page at the signed link: what was received, what was decided, what can still be done.

Reading changes nothing: mail scanners follow links. Each act is a form of its own, sent with a key that works once.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from consultations import spam
from consultations.addresses import own_statement_address
from consultations.corrections import CorrectionRefused, correct_statement
from consultations.erasure import erase_statement
from consultations.models import Statement
from consultations.moderation import screening
from consultations.own_data import data_of
from consultations.own_forms import CorrectionForm, ErasureForm, WithdrawalForm
from consultations.own_state import OwnState
from consultations.public_pages import page_for_reader
from consultations.refusals import ConsultationNotOpen
from consultations.tokens import is_act_key, issue_act_key
from consultations.views import handed_back
from consultations.views.not_open import not_open
from consultations.views.own_page import at_signed_link, of_statement, own_page
from consultations.withdrawal import withdraw_statement
from hyte.pages.forms import PublicForm
from hyte.pages.reversing import in_both_languages

SEE_OTHER = 303
CONFLICT = 409
INVALID = 422
JSON_OPTIONS = {"ensure_ascii": False, "indent": 2}
DONE = ("corrected", "withdrawn", "erased")


@own_page
@require_safe
def own_statement(request: HttpRequest, statement: Statement, token: str) -> HttpResponse:
    """Show the author what was received and what was decided."""
    request.alternates = in_both_languages("own_statement", statement.public_id, token)
    at = timezone.now()
    state = OwnState.of(statement, at)
    context = context_of(state, token) | {
        "at": at,
        "due_at": state.due_at,
        "mailed": statement.has_address and not statement.awaits_confirmation,
        "public": any(comment.status == "published" for comment in state.comments),
        "done": done if (done := request.GET.get("done")) in DONE else "",
    }
    return render(request, "consultations/own_statement.html", context)


@own_page
@require_safe
def own_data(request: HttpRequest, statement: Statement, token: str) -> HttpResponse:
    """Hand out everything that is held about the statement."""
    response = JsonResponse(data_of(statement), json_dumps_params=JSON_OPTIONS)
    response["Content-Disposition"] = f'attachment; filename="{statement.public_id}.json"'
    return response


@at_signed_link
@require_http_methods(["GET", "HEAD", "POST"])
@handed_back.hand_back_without_database
@of_statement
def correct_own(request: HttpRequest, statement: Statement, token: str) -> HttpResponse:
    """Show the words that can be corrected, or take the corrected ones."""
    at = timezone.now()
    state = OwnState.of(statement, at)
    if request.method != "POST":
        return show_act(request, state, token, "correct", CorrectionForm(comments=state.correctable))
    typed = CorrectionForm(request.POST, comments=state.comments)
    texts = [(label, text) for label, text in typed.typed_texts() if text]
    if not state.is_open:
        page = page_for_reader(statement.consultation.public_id)
        return not_open(request, page, statement.consultation.state(at), texts, typed=True, correcting=True)
    if not key_is_good(request, state, "correct"):
        return changed(request, state, token, texts)
    form = CorrectionForm(request.POST, comments=state.correctable)
    if not form.is_valid():
        return show_act(request, state, token, "correct", form)
    corrections = form.corrections()
    words = [each.text for each in corrections]
    found: list[str] = [
        *map(str, spam.signals(texts=words, trap="", age=spam.FASTEST_HUMAN)),
        *screening.in_words(texts=words, language=statement.language),
    ]
    try:
        correct_statement(statement=statement, corrections=corrections, at=at, signals=found)
    except (CorrectionRefused, ConsultationNotOpen):
        return changed(request, state, token, texts)
    return to_own_page(statement, token, "corrected")


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_own(request: HttpRequest, statement: Statement, token: str) -> HttpResponse:
    """Ask what is withdrawn, or withdraw it."""
    at = timezone.now()
    state = OwnState.of(statement, at)
    if request.method != "POST":
        return show_act(request, state, token, "withdraw", WithdrawalForm(comments=state.withdrawable))
    if not key_is_good(request, state, "withdraw"):
        return changed(request, state, token, [])
    form = WithdrawalForm(request.POST, comments=state.withdrawable)
    if not form.is_valid():
        return show_act(request, state, token, "withdraw", form)
    withdraw_statement(statement=statement, at=at, comments=form.cleaned_data["comments"])
    return to_own_page(statement, token, "withdrawn")


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def erase_own(request: HttpRequest, statement: Statement, token: str) -> HttpResponse:
    """Ask whether the author is sure, or erase the statement."""
    at = timezone.now()
    state = OwnState.of(statement, at)
    if request.method != "POST":
        return show_act(request, state, token, "erase", ErasureForm())
    if not key_is_good(request, state, "erase"):
        return changed(request, state, token, [])
    form = ErasureForm(request.POST)
    if not form.is_valid():
        return show_act(request, state, token, "erase", form)
    erase_statement(statement=statement, at=at)
    return to_own_page(statement, token, "erased")


def show_act(request: HttpRequest, state: OwnState, token: str, act: str, form: PublicForm) -> HttpResponse:
    """Show the form of an act with a key that is good for the statement as it is now."""
    request.alternates = in_both_languages(f"{act}_own", state.statement.public_id, token)
    key = issue_act_key(statement=state.statement.public_id, act=act, state=state.digest)
    context = context_of(state, token) | {"form": form, "act_key": key}
    template = f"consultations/own/{act}.html"
    return render(request, template, context, status=INVALID if form.errors else 200)


def key_is_good(request: HttpRequest, state: OwnState, act: str) -> bool:
    key = request.POST.get("act_key", "")
    return is_act_key(key, statement=state.statement.public_id, act=act, state=state.digest)


def changed(request: HttpRequest, state: OwnState, token: str, texts: list[tuple[str, str]]) -> HttpResponse:
    """Say that something else came first, and give back what was typed."""
    context = context_of(state, token) | {"texts": texts}
    return render(request, "consultations/own/changed.html", context, status=CONFLICT)


def context_of(state: OwnState, token: str) -> dict[str, object]:
    statement = state.statement
    return {
        "state": state,
        "statement": statement,
        "token": token,
        "consultation": statement.consultation,
        "consultation_page": page_for_reader(statement.consultation.public_id),
        "title": _("Your statement"),
    }


def to_own_page(statement: Statement, token: str, done: str) -> HttpResponseRedirect:
    address = own_statement_address(statement, token, get_language() or "fi")
    return HttpResponseRedirect(f"{address}?done={done}", status=SEE_OTHER)
