"""Whoever may key in letters mends what was mistyped, while nobody has decided about it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from consultations.appendices import TakesNoAppendices, add_appendices, takes_appendices
from consultations.attachment_uploads import StatementSentAlready, TooManyFiles
from consultations.author_address import correct_address
from consultations.corrections import Correction, CorrectionRefused, correct_keying, is_correctable
from consultations.forms import CommentField
from consultations.models import Attachment, Capacity, Channel, Comment, Statement, StatementContact
from consultations.particulars import (
    PARTICULARS,
    Particulars,
    ParticularsRefused,
    are_correctable,
    correct_particulars,
)
from consultations.period import AmbiguousTime, local_instant
from consultations.refusals import FilesMissing
from consultations.registration import RegistrationRefused
from consultations.staff.letter_files import keep_files
from consultations.staff.registration_forms import ARRIVAL, LetterForm
from consultations.views.uploads import FIELD, too_many_files
from hyte.pages.moments import HELSINKI
from hyte.users.language import staff_language

CONFLICT, UNPROCESSABLE = 409, 422
KEEPS_THE_ADDRESS = gettext_lazy(
    "Leave it empty to keep the present one, which is not shown here. Another one gets the receipt with a new link, "
    "and the link that was mailed before opens nothing any more."
)
THOSE_WHO_KEY_IN = ModelPermissionPolicy(Statement)


def mendable(statement: Statement) -> list[Comment]:
    """Return the comments in which what was mistyped can be mended."""
    return [
        comment
        for comment in statement.comments.all()
        if is_correctable(comment, decided=bool(comment.decisions.all()), by_author=False)
    ]


def arrival_of(statement: Statement) -> dict[str, Any]:
    """Return what the fields of a form say of the moment in which a statement arrived."""
    local = to_the_minute(statement.submitted_at).astimezone(HELSINKI)
    said = {"received_on": local.date(), "received_clock": local.time()}
    try:
        local_instant(local.date(), local.time())
    except AmbiguousTime:
        said["later"] = str(local.fold)
    return said


def to_the_minute(moment: datetime) -> datetime:
    """Return a moment as a clock shows it."""
    return moment.replace(second=0, microsecond=0)


class KeyingForm(LetterForm):
    """A statement as it was keyed in, with the hashes of what the clerk has seen of its author and of each comment.

    Its author is left out where only some words can still be mended, the appendices where its author has taken it back.
    """

    without_email = forms.BooleanField(
        label=gettext_lazy("Remove the e-mail address of the author"), required=False,
        help_text=gettext_lazy("Where the letter gives none: no mail is sent about it any more."),
    )  # fmt: skip
    seen_particulars = forms.CharField(widget=forms.HiddenInput)
    field_order = (*ARRIVAL, "language")

    def __init__(
        self,
        *args: Any,
        statement: Statement,
        comments: list[Comment],
        with_author: bool,
        has_address: bool,
        with_files: bool,
        **kwargs: Any,
    ) -> None:
        particulars = Particulars.of(statement)
        kwargs["initial"] = asdict(particulars) | {"seen_particulars": particulars.seen_hash}
        kwargs["initial"] |= arrival_of(statement)
        super().__init__(*args, **kwargs)
        kept = {*PARTICULARS, *ARRIVAL, "email", "seen_particulars"} if with_author else set()
        if with_author and has_address:
            kept.add("without_email")
        if with_files:
            kept |= {"key", FIELD}
        self.fields["key"].required = False
        self.arrived_at = statement.submitted_at
        if has_address:
            self.fields["email"].label = gettext_lazy("Another e-mail address of the author")
            self.fields["email"].help_text = KEEPS_THE_ADDRESS
        for name in [name for name in self.fields if name not in kept]:
            del self.fields[name]
        self.with_author = with_author
        self.comments = comments
        for comment in comments:
            label = comment.section.title_in(staff_language()) if comment.section else None
            self.fields[comment.anchor] = CommentField(
                label=label or pgettext_lazy("consultation", "Comment"), initial=comment.text
            )
            self.fields[f"seen-{comment.anchor}"] = forms.CharField(widget=forms.HiddenInput, initial=comment.text_hash)
        self.corrects = with_author or bool(comments)
        if with_files:
            self.fields[FIELD] = self.fields.pop(FIELD)  # stands last

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for comment in self.comments:
            if not cleaned.get(comment.anchor) and not self.has_error(comment.anchor):
                self.add_error(comment.anchor, _("A comment cannot be empty."))
        if cleaned.get("email") and cleaned.get("without_email"):
            self.add_error("without_email", _("Give another address or remove the present one, not both."))
        return cleaned

    def corrections(self) -> list[Correction]:
        """Return what a valid form says; what has not changed is passed over by the service."""
        cleaned = self.cleaned_data
        return [
            Correction(it.public_id, cleaned[it.anchor], cleaned[f"seen-{it.anchor}"], it.title) for it in self.comments
        ]

    def address(self) -> str | None:
        """Return the address that a valid form gives, an empty one to remove it, `None` to leave it as it is."""
        given = self.cleaned_data.get("email", "")
        return "" if self.cleaned_data.get("without_email") else given or None

    def particulars(self) -> Particulars:
        """Return what a valid form says of author, language and arrival, which stays where the minute is the same."""
        cleaned = self.cleaned_data
        stays = cleaned["received_at"] == to_the_minute(self.arrived_at)
        return Particulars(
            capacity=Capacity(cleaned["capacity"]),
            channel=Channel(cleaned["channel"]),
            submitted_at=self.arrived_at if stays else cleaned["received_at"],
            **{name: cleaned[name] for name in ("name", "organisation", "business_id", "role", "language")},
        )


class CorrectKeyingView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """What one keyed-in statement says and whose it is, to be mended, with what stood there before each mending."""

    permission_policy = THOSE_WHO_KEY_IN
    permission_required = "register"
    template_name = "consultations/staff/correct_keying.html"
    page_title = gettext_lazy("Correct what was mistyped")
    header_icon = "mail"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        registered = Statement.objects.registered().select_related("consultation", "registered_by")
        registered = registered.annotate(
            has_address=Exists(StatementContact.objects.filter(statement=OuterRef("pk")))
        ).prefetch_related(
            "comments__decisions",
            "comments__section",
            "comments__earlier_texts__replaced_by",
            "attachments__decisions",
            "attachments__added_by",
            "earlier_particulars__replaced_by",
        )
        self.statement = get_object_or_404(registered, public_id=kwargs["public_id"])
        self.files: list[Attachment] = []

    def get_page_subtitle(self) -> str:
        return f"{self.statement.author} ({self.statement.public_id})"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        statement = self.statement
        index = {"url": reverse("registrations:index"), "label": _("Statements by post and e-mail")}
        back = {
            "url": reverse("registrations:register", args=[statement.consultation_id]),
            "label": str(statement.consultation),
        }
        return [*self.breadcrumbs_items, index, back, {"url": "", "label": self.get_header_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or KeyingForm(
            statement=self.statement,
            comments=mendable(self.statement),
            with_author=are_correctable(self.statement),
            has_address=self.statement.has_address,
            with_files=takes_appendices(self.statement, self.statement.comments.all()),
        )
        return super().get_context_data(**kwargs) | {
            "statement": self.statement,
            "form": form,
            "files": self.files,
            "earlier": [it for comment in self.statement.comments.all() for it in comment.earlier_texts.all()],
        }

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        typed = [comment for comment in self.statement.comments.all() if comment.anchor in request.POST]
        with_author = "seen_particulars" in request.POST
        form = KeyingForm(
            request.POST,
            statement=self.statement,
            comments=typed,
            with_author=with_author,
            has_address=self.statement.has_address,
            with_files="key" in request.POST,
        )
        try:
            if (key := keep_files(request, form, self.statement.consultation)) is not None:
                self.files = list(Attachment.objects.uploaded_with(key))
            if not form.is_valid():
                return self.again(form, UNPROCESSABLE)
            corrected, added = self.save(form)
        except RegistrationRefused as refused:
            form.refuse(refused.code)
            return self.again(form, UNPROCESSABLE)
        except TooManyFiles:
            form.add_error(FIELD, too_many_files())
            return self.again(form, UNPROCESSABLE)
        except (CorrectionRefused, ParticularsRefused, TakesNoAppendices):
            form.add_error(
                None, _("Nothing was corrected: somebody has decided about the statement or corrected it meanwhile.")
            )
            return self.again(form, CONFLICT)
        except (FilesMissing, StatementSentAlready):
            form.add_error(FIELD, _("Your files waited for too long and are gone. Attach them again."))
            return self.again(form, CONFLICT)
        self.tell(corrected, added)
        return redirect("registrations:register", self.statement.consultation_id)

    def again(self, form: KeyingForm, status: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def tell(self, corrected: bool, added: int) -> None:
        """Say above the next page what was done."""
        author = Statement.objects.get(pk=self.statement.pk).author
        if corrected:
            text = _("Corrected: %(author)s. What stood there before is kept.")
            messages.success(self.request, text % {"author": author})
        if added:
            text = ngettext(
                "Added to the statement of %(author)s: %(count)d appendix. It waits for a moderator.",
                "Added to the statement of %(author)s: %(count)d appendices. They wait for a moderator.",
                added,
            )
            messages.success(self.request, text % {"author": author, "count": added})
        if not corrected and not added:
            messages.warning(self.request, _("Nothing was corrected: everything is the same."))

    @transaction.atomic
    def save(self, form: KeyingForm) -> tuple[bool, int]:
        """Save all that a valid form says or nothing; return whether anything was corrected and how many files came."""
        added: list[Attachment] = []
        if self.files:
            added = add_appendices(
                statement=self.statement,
                form_key=form.cleaned_data["key"],
                sha256s=[file.sha256 for file in self.files],
                by=self.request.user,
            )
        return self.correct(form), len(added)

    def correct(self, form: KeyingForm) -> bool:
        """Correct what a valid form says; return whether anything has changed."""
        trace = {"by": self.request.user, "at": timezone.now()}
        corrected = correct_keying(statement=self.statement, corrections=form.corrections(), **trace)
        renamed = form.with_author and correct_particulars(
            statement=self.statement,
            particulars=form.particulars(),
            seen_hash=form.cleaned_data["seen_particulars"],
            **trace,
        )
        address = form.address()
        readdressed = address is not None and correct_address(statement=self.statement, email=address, **trace)
        return bool(corrected) or renamed or readdressed
