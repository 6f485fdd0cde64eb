"""Whoever may key in letters mends what was mistyped, while nobody has decided about it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from consultations.corrections import Correction, CorrectionRefused, correct_keying, is_correctable
from consultations.forms import CommentField
from consultations.models import Capacity, Channel, Comment, Statement
from consultations.particulars import (
    PARTICULARS,
    Particulars,
    ParticularsRefused,
    are_correctable,
    correct_particulars,
)
from consultations.period import AmbiguousTime, local_instant
from consultations.registration import RegistrationRefused
from consultations.staff.registration_forms import ARRIVAL, LetterForm
from hyte.pages.moments import HELSINKI
from hyte.users.language import staff_language

CONFLICT, UNPROCESSABLE = 409, 422
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

    Its author is left out where only some words can still be mended.
    """

    seen_particulars = forms.CharField(widget=forms.HiddenInput)
    field_order = ARRIVAL

    def __init__(
        self, *args: Any, statement: Statement, comments: list[Comment], with_author: bool, **kwargs: Any
    ) -> None:
        particulars = Particulars.of(statement)
        kwargs["initial"] = asdict(particulars) | {"seen_particulars": particulars.seen_hash}
        kwargs["initial"] |= arrival_of(statement)
        super().__init__(*args, **kwargs)
        kept = {*PARTICULARS, *ARRIVAL, "seen_particulars"} if with_author else set()
        self.arrived_at = statement.submitted_at
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

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for comment in self.comments:
            if not cleaned.get(comment.anchor) and not self.has_error(comment.anchor):
                self.add_error(comment.anchor, _("A comment cannot be empty."))
        return cleaned

    def corrections(self) -> list[Correction]:
        """Return what a valid form says; what has not changed is passed over by the service."""
        cleaned = self.cleaned_data
        return [
            Correction(it.public_id, cleaned[it.anchor], cleaned[f"seen-{it.anchor}"], it.title) for it in self.comments
        ]

    def particulars(self) -> Particulars:
        """Return what a valid form says of the author and of the arrival, which stays where the minute is the same."""
        cleaned = self.cleaned_data
        stays = cleaned["received_at"] == to_the_minute(self.arrived_at)
        return Particulars(
            capacity=Capacity(cleaned["capacity"]),
            channel=Channel(cleaned["channel"]),
            submitted_at=self.arrived_at if stays else cleaned["received_at"],
            **{name: cleaned[name] for name in ("name", "organisation", "business_id", "role")},
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
        registered = registered.prefetch_related(
            "comments__decisions",
            "comments__section",
            "comments__earlier_texts__replaced_by",
            "attachments__decisions",
            "earlier_particulars__replaced_by",
        )
        self.statement = get_object_or_404(registered, public_id=kwargs["public_id"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        statement = self.statement
        index = {"url": reverse("registrations:index"), "label": _("Statements by post and e-mail")}
        back = {
            "url": reverse("registrations:register", args=[statement.consultation_id]),
            "label": str(statement.consultation),
        }
        return [*self.breadcrumbs_items, index, back, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or KeyingForm(
            statement=self.statement, comments=mendable(self.statement), with_author=are_correctable(self.statement)
        )
        return super().get_context_data(**kwargs) | {
            "statement": self.statement,
            "form": form,
            "earlier": [it for comment in self.statement.comments.all() for it in comment.earlier_texts.all()],
        }

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        typed = [comment for comment in self.statement.comments.all() if comment.anchor in request.POST]
        with_author = "seen_particulars" in request.POST
        form = KeyingForm(request.POST, statement=self.statement, comments=typed, with_author=with_author)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)
        try:
            corrected = self.correct(form)
        except RegistrationRefused as refused:
            form.refuse(refused.code)
            return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)
        except (CorrectionRefused, ParticularsRefused):
            form.add_error(
                None, _("Nothing was corrected: somebody has decided about the statement or corrected it meanwhile.")
            )
            return self.render_to_response(self.get_context_data(form=form), status=CONFLICT)
        if corrected:
            text = _("Corrected: %(author)s. What stood there before is kept.")
            messages.success(request, text % {"author": Statement.objects.get(pk=self.statement.pk).author})
        else:
            messages.warning(request, _("Nothing was corrected: everything is the same."))
        return redirect("registrations:register", self.statement.consultation_id)

    @transaction.atomic
    def correct(self, form: KeyingForm) -> bool:
        """Correct all that a valid form says or nothing; return whether anything has changed."""
        trace = {"by": self.request.user, "at": timezone.now()}
        corrected = correct_keying(statement=self.statement, corrections=form.corrections(), **trace)
        renamed = form.with_author and correct_particulars(
            statement=self.statement,
            particulars=form.particulars(),
            seen_hash=form.cleaned_data["seen_particulars"],
            **trace,
        )
        return bool(corrected) or renamed
