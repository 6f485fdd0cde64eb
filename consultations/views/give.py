"""Give a statement: HTTP only. The rules are the form's and the service's."""

from __future__ import annotations

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
from consultations.addresses import in_both_languages, own_statement_address
from consultations.forms import StatementForm
from consultations.models import Consultation, ConsultationPage
from consultations.submission import ConsultationNotOpen, KeyUsedForAnotherText, Receipt, submit_statement
from consultations.tokens import FormKeyInvalid, issue_form_key, read_form_key

SEE_OTHER = 303
FORBIDDEN = 403
CONFLICT = 409


# No CSRF token: nobody is logged in here, so there is no authority to borrow, and no cookie is set. The form's signed
# key ties what is sent to the form that the site handed out.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def give_statement(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the form, or receive it and lead to the receipt."""
    at = timezone.now()
    consultation, page = asked(public_id)
    request.alternates = in_both_languages("give_statement", public_id)
    if request.method != "POST":
        form = StatementForm(page=page, initial={"key": issue_form_key(consultation=public_id, at=at)})
        return answer(request, page, form, at)
    form = StatementForm(request.POST, page=page)
    try:
        key = read_form_key(request.POST.get("key", ""), consultation=public_id)
    except FormKeyInvalid:
        return again(request, page, at, _("The form had to be renewed. Check your text and send it again."))
    if not form.is_valid():
        return answer(request, page, form, at)
    sent = form.statement(get_language() or "fi")
    held = spam.signals(
        texts=[comment.text for comment in sent.comments], trap=form.cleaned_data["website"], age=at - key.issued_at
    )
    try:
        receipt = submit_statement(
            consultation=consultation, statement=sent, key=key.key, at=at, signals=[str(signal) for signal in held]
        )
    except ConsultationNotOpen:
        return not_open(request, page, form, at)
    except KeyUsedForAnotherText:
        message = _("This form was already sent with another text. If you send it again, it becomes a new statement.")
        return again(request, page, at, message, status=CONFLICT)
    return HttpResponseRedirect(receipt_address(receipt), status=SEE_OTHER)


def asked(public_id: str) -> tuple[Consultation, ConsultationPage]:
    """Return the announced consultation and its page in the reader's language, or else in the other one.

    Raises `Http404` where there is none that the public may read.
    """
    pages = {
        page.language: page
        for page in ConsultationPage.objects.published()
        .filter(consultation__public_id=public_id, consultation__opens_at__isnull=False)
        .select_related("consultation", "locale")
    }
    page = pages.get(get_language() or "fi") or next(iter(pages.values()), None)
    if page is None:
        raise Http404(_("There is no such consultation."))
    return page.consultation, page


def answer(request: HttpRequest, page: ConsultationPage, form: StatementForm, at: datetime) -> HttpResponse:
    """Show the form while statements are taken; otherwise say why not and hand back what was typed."""
    if not page.consultation.takes_statements(at):
        return not_open(request, page, form, at)
    context = {"consultation": page.consultation, "consultation_page": page, "form": form, "at": at}
    return render(request, "consultations/give_statement.html", context, status=422 if form.errors else 200)


def again(
    request: HttpRequest, page: ConsultationPage, at: datetime, message: str, *, status: int = 422
) -> HttpResponse:
    """Show the form with everything that was typed and a new key, and say why it has to be sent again."""
    data = request.POST.copy()
    data["key"] = issue_form_key(consultation=page.consultation.public_id, at=at)
    form = StatementForm(data, page=page)
    form.add_error(None, message)
    response = answer(request, page, form, at)
    response.status_code = status if response.status_code != FORBIDDEN else FORBIDDEN
    return response


def not_open(request: HttpRequest, page: ConsultationPage, form: StatementForm, at: datetime) -> HttpResponse:
    """Say that statements are not taken now; what was typed is handed back whole."""
    context = {
        "consultation": page.consultation,
        "consultation_page": page,
        "state": page.consultation.state(at),
        "texts": form.typed_texts() if form.is_bound else [],
    }
    return render(request, "consultations/not_open.html", context, status=FORBIDDEN if form.is_bound else 200)


def receipt_address(receipt: Receipt) -> str:
    return own_statement_address(receipt.statement, receipt.token, get_language() or "fi")
