"""Whoever keyed in a letter mends what was mistyped, while nobody has decided about it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
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
from consultations.models import Comment, Statement
from hyte.users.language import staff_language

CONFLICT, UNPROCESSABLE = 409, 422
REGISTRARS = ModelPermissionPolicy(Statement)


def mendable_by(statement: Statement, user: Any) -> list[Comment]:
    """Return the comments in which `user` may mend what was mistyped."""
    if statement.registered_by_id != user.pk:
        return []
    return [
        comment
        for comment in statement.comments.all()
        if is_correctable(comment, decided=bool(comment.decisions.all()), by_author=False)
    ]


class KeyingForm(forms.Form):
    """The words of comments as they were keyed in, each with the hash of the words that the clerk has seen."""

    def __init__(self, *args: Any, comments: list[Comment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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


class CorrectKeyingView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """What one keyed-in statement says, to be mended by who keyed it in, with the words before each mending."""

    permission_policy = REGISTRARS
    permission_required = "register"
    template_name = "consultations/staff/correct_keying.html"
    page_title = gettext_lazy("Correct what was mistyped")
    header_icon = "mail"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        registered = Statement.objects.registered().select_related("consultation", "registered_by")
        registered = registered.prefetch_related("comments__decisions", "comments__section", "comments__earlier_texts")
        self.statement = get_object_or_404(registered, public_id=kwargs["public_id"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.statement.registered_by_id != request.user.pk:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        statement = self.statement
        index = {"url": reverse("registrations:index"), "label": _("Statements by post and e-mail")}
        back = {
            "url": reverse("registrations:register", args=[statement.consultation_id]),
            "label": str(statement.consultation),
        }
        return [*self.breadcrumbs_items, index, back, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or KeyingForm(comments=mendable_by(self.statement, self.request.user))
        return super().get_context_data(**kwargs) | {
            "statement": self.statement,
            "form": form,
            "earlier": [it for comment in self.statement.comments.all() for it in comment.earlier_texts.all()],
        }

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        typed = [comment for comment in self.statement.comments.all() if comment.anchor in request.POST]
        form = KeyingForm(request.POST, comments=typed)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)
        try:
            corrected = correct_keying(
                statement=self.statement, corrections=form.corrections(), by=request.user, at=timezone.now()
            )
        except CorrectionRefused:
            form.add_error(
                None, _("Nothing was corrected: somebody has decided about the statement or corrected it meanwhile.")
            )
            return self.render_to_response(self.get_context_data(form=form), status=CONFLICT)
        if corrected:
            text = _("Corrected: %(author)s. The earlier words are kept.")
            messages.success(request, text % {"author": self.statement.author})
        else:
            messages.warning(request, _("Nothing was corrected: the words are the same."))
        return redirect("registrations:register", self.statement.consultation_id)
