"""Reply to a published comment: HTTP only. A reply is a statement of one comment, moderated like any other."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from consultations.forms import ReplyForm
from consultations.models import Comment, Status
from consultations.public_pages import page_for_reader
from consultations.refusals import ConsultationNotOpen, ReplyRefused
from consultations.submission import KeyUsedForAnotherText
from consultations.tokens import FormKeyInvalid, read_form_key
from consultations.views import handed_back
from consultations.views.give import CONFLICT, INVALID, SEE_OTHER, Giving, receipt_address, send
from consultations.views.not_open import FORBIDDEN, not_open
from consultations.views.uploads import expect_files
from hyte.pages.reversing import in_both_languages


# No CSRF token: see `give_statement`.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@handed_back.hand_back_without_database
def reply(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the form for a reply to the comment with this public id, or receive it and lead to the receipt.

    There is no form below the trace of a comment; to a reply that comes too late its words are handed back.
    """
    comments = Comment.objects.in_thread().first_level().select_related("statement", "section", "consultation")
    comment = get_object_or_404(comments, public_id=public_id)
    page = page_for_reader(comment.consultation.public_id)
    if page is None or not page.consultation.replies_allowed:
        raise Http404
    giving = Giving(request, page, timezone.now(), expect_files(request))
    request.alternates = in_both_languages("reply", public_id)
    if request.method != "POST":
        if comment.status != Status.PUBLISHED:
            raise Http404(_("This comment is no longer public and cannot be replied to."))
        return show(giving, comment, new_form(giving))
    form = ReplyForm(request.POST, confirm_email=page.consultation.confirm_email)
    try:
        key = read_form_key(request.POST.get("key", ""), consultation=giving.public_id)
        if not form.is_valid():
            return show(giving, comment, form)
        sent = form.reply(get_language() or "fi", comment.public_id)
        return HttpResponseRedirect(receipt_address(send(giving, form, sent, key)), status=SEE_OTHER)
    except FormKeyInvalid:
        return again(giving, comment, _("The form had to be renewed. Check your text and send it again."))
    except KeyUsedForAnotherText:
        message = _("This form was already sent with another text. If you send it again, it becomes a new reply.")
        return again(giving, comment, message, status=CONFLICT)
    except ReplyRefused:
        return again(giving, comment, _("This comment is no longer public and cannot be replied to."), status=CONFLICT)
    except ConsultationNotOpen:
        return closed(giving, form)


def new_form(giving: Giving) -> ReplyForm:
    return ReplyForm(initial={"key": giving.new_key()}, confirm_email=giving.page.consultation.confirm_email)


def show(giving: Giving, comment: Comment, form: ReplyForm) -> HttpResponse:
    """Show the form while statements are taken; otherwise say why not and hand back what was typed."""
    if not giving.page.consultation.takes_statements(giving.at):
        return closed(giving, form)
    context = {
        "consultation": giving.page.consultation,
        "consultation_page": giving.page,
        "comment": comment,
        "form": form,
        "at": giving.at,
    }
    return render(giving.request, "consultations/reply.html", context, status=INVALID if form.errors else 200)


def again(giving: Giving, comment: Comment, message: str, *, status: int = INVALID) -> HttpResponse:
    """Show the form with everything that was typed and a new key, and say why it has to be sent again."""
    data = giving.request.POST.copy()
    data["key"] = giving.new_key()
    form = ReplyForm(data, confirm_email=giving.page.consultation.confirm_email)
    form.add_error(None, message)
    response = show(giving, comment, form)
    response.status_code = status if response.status_code != FORBIDDEN else response.status_code
    return response


def closed(giving: Giving, form: ReplyForm) -> HttpResponse:
    state = giving.page.consultation.state(giving.at)
    return not_open(giving.request, giving.page, state, form.typed_texts(), typed=giving.request.method == "POST")
