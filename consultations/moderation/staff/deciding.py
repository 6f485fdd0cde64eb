"""Decide about one comment, one file or a whole statement, and take a decision back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from consultations.attachment_decisions import decide_attachment
from consultations.decisions import DecisionRefused
from consultations.models import Attachment, Comment, Decision, Status
from consultations.moderation.judging import Verdict, judge
from consultations.moderation.staff.forms import DecisionForm
from consultations.moderation.staff.statement import StatementView
from consultations.undoing import undo


class PostView(StatementView):
    """Something that is done to a statement."""

    http_method_names = ["post"]

    def sent_form(self, key: str, status: str) -> DecisionForm:
        """Return what was sent with the choices of the status that the moderator saw."""
        seen = self.request.POST.get(f"{key}-seen_status", status)
        return DecisionForm(self.request.POST, status=seen if seen in Status.values else status, prefix=key)

    def say(self, decision: Decision) -> None:
        """Say what was decided, with the way to take it back."""
        text = _("Decided: %(status)s.") % {"status": decision.get_to_status_display()}
        page = reverse("moderation:statement", args=[self.statement.pk])
        buttons = [messages.button(f"{page}#undo-{decision.pk}", _("Take it back"))]
        messages.success(self.request, text, buttons=buttons)


class DecideView(PostView):
    """Decide about one comment and go on with the next thing that waits."""

    def post(self, request: HttpRequest, pk: int, comment_pk: int) -> HttpResponse:
        comment = get_object_or_404(self.statement.comments, pk=comment_pk)
        form = self.sent_form(key := f"comment-{comment.pk}", comment.status)
        if not form.is_valid():
            return self.again(key, form)
        seen_hash = form.cleaned_data["seen_hash"]
        comment.status = form.cleaned_data["seen_status"]
        verdict = form.verdict(self.statement.language)
        try:
            decision = judge(comment=comment, verdict=verdict, by=request.user, at=timezone.now(), seen_hash=seen_hash)
        except DecisionRefused as refused:
            return self.show_conflict(refused, seen_hash)
        self.say(decision)
        return self.go_on()


class DecideFileView(PostView):
    """Decide about one file."""

    def post(self, request: HttpRequest, pk: int, file_pk: int) -> HttpResponse:
        file: Attachment = get_object_or_404(self.statement.attachments, pk=file_pk)
        form = self.sent_form(key := f"file-{file.pk}", file.status)
        if not form.is_valid():
            return self.again(key, form)
        file.status = form.cleaned_data["seen_status"]
        verdict = form.verdict(self.statement.language)
        try:
            decision = decide_attachment(
                attachment=file,
                to=verdict.to,
                by=request.user,
                at=timezone.now(),
                sha256=form.cleaned_data["seen_hash"],
                rule=verdict.rule,
                public_reason=verdict.public_reason,
                internal_note=verdict.internal_note,
            )
        except DecisionRefused as refused:
            return self.show_conflict(refused, form.cleaned_data["seen_hash"])
        self.say(decision)
        return self.go_on()


class PublishAllView(PostView):
    """Publish every waiting comment of a statement that the moderator has read as a whole."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        hashes = dict(pair.split(":", 1) for pair in request.POST.getlist("seen") if ":" in pair)
        waiting = list(self.statement.comments.waiting())
        at = timezone.now()
        try:
            with transaction.atomic():
                for comment in waiting:
                    self.publish(comment, hashes.get(str(comment.pk), ""), at)
        except DecisionRefused as refused:
            return self.show_conflict(refused, hashes.get(str(refused.subject.pk), ""))
        text = ngettext("%(count)d comment was published.", "%(count)d comments were published.", len(waiting))
        messages.success(request, text % {"count": len(waiting)})
        return self.go_on()

    def publish(self, comment: Comment, seen_hash: str, at: datetime) -> None:
        judge(comment=comment, verdict=Verdict(Status.PUBLISHED), by=self.request.user, at=at, seen_hash=seen_hash)


class UndoView(PostView):
    """Take a decision back."""

    def post(self, request: HttpRequest, pk: int, decision_pk: int) -> HttpResponse:
        decision = get_object_or_404(Decision, pk=decision_pk)
        if decision.statement.pk != self.statement.pk:
            return redirect("moderation:statement", self.statement.pk)
        try:
            undoing = undo(decision=decision, by=request.user, at=timezone.now())
        except DecisionRefused as refused:
            return self.show_conflict(refused, decision.text_hash)
        text = _("Taken back. The status is again: %(status)s.") % {"status": undoing.get_to_status_display()}
        messages.success(request, text)
        return redirect("moderation:statement", self.statement.pk)
