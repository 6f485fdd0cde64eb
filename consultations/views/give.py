"""Give a statement: HTTP only. The rules are the form's and the services'.

One address takes everything. A form is checked, shown as it will be read, and sent from there: `action` says which of
the three the button wanted. Files are kept from the first time they arrive.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from consultations import spam
from consultations.addresses import own_statement_address
from consultations.attachment_uploads import StatementSentAlready, remove_upload
from consultations.distribution.answering import asked_by_link, mark_answered
from consultations.distribution.mails import CODE
from consultations.distribution.models import Invitee
from consultations.forms import StatementForm
from consultations.identifiers import is_public_id
from consultations.models import Attachment, Capacity, ConsultationPage, Statement
from consultations.moderation import screening
from consultations.public_pages import page_for_reader
from consultations.refusals import ConsultationNotOpen, FilesMissing
from consultations.statement_input import StatementInput
from consultations.submission import KeyUsedForAnotherText, Receipt, submit_statement
from consultations.tokens import FormKey, FormKeyInvalid, issue_form_key, read_form_key
from consultations.views import handed_back
from consultations.views.not_open import FORBIDDEN, not_open
from consultations.views.uploads import FIELD, TooBigSkipper, expect_files, receive_files
from hyte.network import client_address
from hyte.pages.reversing import in_both_languages

SEE_OTHER = 303
CONFLICT = 409
INVALID = 422
SEND, EDIT = "send", "edit"


@dataclass
class Giving:
    """What every step of giving a statement needs to know."""

    request: HttpRequest
    page: ConsultationPage
    at: datetime
    skipper: TooBigSkipper

    @property
    def public_id(self) -> str:
        return self.page.consultation.public_id

    def new_key(self) -> str:
        return issue_form_key(consultation=self.public_id, at=self.at)

    @cached_property
    def invitee(self) -> Invitee | None:
        """Return the party to whose invitation this is the answer, where the form's address says so."""
        return asked_by_link(consultation=self.page.consultation, code=self.request.GET.get(CODE, ""))

    def empty_form(self) -> StatementForm:
        """Return a new form; who came by an invitation need not tell again which organisation they speak for."""
        initial: dict[str, str] = {"key": self.new_key()}
        if self.invitee is not None:
            initial |= {"capacity": Capacity.ORGANISATION, "organisation": self.invitee.name}
        return StatementForm(page=self.page, initial=initial)


# No CSRF token: nobody is logged in here, so there is no authority to borrow, and no cookie is set. The form's signed
# key ties what is sent to the form that the site handed out.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@handed_back.hand_back_without_database
def give_statement(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the form; check it and show what will be read; or receive it and lead to the receipt."""
    skipper = expect_files(request)
    key = key_of(request, public_id)
    page = page_for_reader(public_id, form_key=key.key if key else None)
    if page is None:
        raise Http404(_("There is no such consultation."))
    giving = Giving(request, page, timezone.now(), skipper)
    request.alternates = in_both_languages("give_statement", public_id)
    if is_public_id(code := request.GET.get(CODE, "")):
        request.alternates = {language: f"{url}?{CODE}={code}" for language, url in request.alternates.items()}
    if request.method != "POST":
        return show_form(giving, giving.empty_form())
    if key is None:
        return again(giving, _("The form had to be renewed. Check your text and send it again."))
    try:
        return take(giving, key)
    except (KeyUsedForAnotherText, StatementSentAlready):
        message = _("This form was already sent with another text. If you send it again, it becomes a new statement.")
        return again(giving, message, status=CONFLICT)
    except FilesMissing:
        return again(giving, _("Your files waited for too long and are gone. Attach them again."), status=CONFLICT)


def key_of(request: HttpRequest, public_id: str) -> FormKey | None:
    """Return the form's key, `None` where it is not for this consultation or not of our making."""
    try:
        return read_form_key(request.POST.get("key", ""), consultation=public_id)
    except FormKeyInvalid:
        return None


def take(giving: Giving, key: FormKey) -> HttpResponse:
    """Keep the files of a form with a valid key, then do what its button wanted."""
    request = giving.request
    for public_id in request.POST.getlist("remove"):
        remove_upload(form_key=key.key, public_id=public_id)
    faults = receive_files(
        request, giving.skipper, consultation=giving.page.consultation, form_key=key.key, at=giving.at
    )
    may_have_files = giving.page.has_files or request.FILES
    files = list(Attachment.objects.kept_with(key.key)) if may_have_files else []
    if request.POST.get("action") == EDIT and not faults:
        return show_form(giving, StatementForm(page=giving.page, initial=request.POST.dict()), files)
    form = StatementForm(request.POST, page=giving.page)
    for fault in faults:
        form.add_error(FIELD, fault)
    if not form.is_valid():
        return show_form(giving, form, files)
    if request.POST.get("action") != SEND:
        return preview(giving, form, files)
    sent = form.statement(get_language() or "fi", tuple(file.sha256 for file in files))
    try:
        return HttpResponseRedirect(receipt_address(send(giving, form, sent, key)), status=SEE_OTHER)
    except ConsultationNotOpen:
        return closed(giving, form)


def send(giving: Giving, form: StatementForm, sent: StatementInput, key: FormKey) -> Receipt:
    """Submit the statement with what the checks found, and let moderation remember how it arrived."""
    arriving = screening.Arriving(
        texts=[comment.text for comment in sent.comments],
        names=[sent.name, sent.organisation, sent.role],
        language=sent.language,
        address=client_address(giving.request.META, trusted_proxies=settings.TRUSTED_PROXIES),
        at=giving.at,
    )
    age = giving.at - key.issued_at
    found: list[str] = [
        *map(str, spam.signals(texts=arriving.texts, trap=form.cleaned_data["website"], age=age)),
        *screening.screen(arriving),
    ]

    def note(statement: Statement) -> None:
        mark_answered(statement=statement, code=giving.request.GET.get(CODE, ""))
        screening.remember(arriving, statement)

    return submit_statement(
        consultation=giving.page.consultation,
        statement=sent,
        key=key.key,
        at=giving.at,
        signals=found,
        title=giving.page.title,
        was_received=giving.page.was_received,
        also=note,
    )


def show_form(giving: Giving, form: StatementForm, files: list[Attachment] | None = None) -> HttpResponse:
    """Show the form while statements are taken; otherwise say why not and hand back what was typed."""
    if not giving.page.consultation.takes_statements(giving.at):
        return closed(giving, form)
    context = context_of(giving, form, files)
    return render(giving.request, "consultations/give_statement.html", context, status=INVALID if form.errors else 200)


def preview(giving: Giving, form: StatementForm, files: list[Attachment]) -> HttpResponse:
    """Show the statement as it will be read, with the button that sends it."""
    if not giving.page.consultation.takes_statements(giving.at):
        return closed(giving, form)
    sent = form.statement(get_language() or "fi")
    context = context_of(giving, form, files) | {"sent": sent, "previewed": form.headed_texts(sent)}
    return render(giving.request, "consultations/preview_statement.html", context)


def context_of(giving: Giving, form: StatementForm, files: list[Attachment] | None) -> dict[str, object]:
    return {
        "consultation": giving.page.consultation,
        "consultation_page": giving.page,
        "form": form,
        "files": files or [],
        "invitee": giving.invitee,
        "at": giving.at,
    }


def again(giving: Giving, message: str, *, status: int = INVALID) -> HttpResponse:
    """Show the form with everything that was typed and a new key, and say why it has to be sent again."""
    data = giving.request.POST.copy()
    data["key"] = giving.new_key()
    key = read_form_key(data["key"], consultation=giving.public_id).key
    for upload in giving.request.FILES.getlist(FIELD):
        upload.seek(0)
    faults = receive_files(
        giving.request, giving.skipper, consultation=giving.page.consultation, form_key=key, at=giving.at
    )
    form = StatementForm(data, page=giving.page)
    form.add_error(None, message)
    for fault in faults:
        form.add_error(FIELD, fault)
    response = show_form(giving, form, list(Attachment.objects.uploaded_with(key)))
    response.status_code = status if response.status_code != FORBIDDEN else response.status_code
    return response


def closed(giving: Giving, form: StatementForm) -> HttpResponse:
    state = giving.page.consultation.state(giving.at)
    typed = form.typed_texts()
    return not_open(giving.request, giving.page, state, typed, typed=giving.request.method == "POST")


def receipt_address(receipt: Receipt) -> str:
    return own_statement_address(receipt.statement, receipt.token, get_language() or "fi")
