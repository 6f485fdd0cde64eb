"""What moderators do beside deciding: cover personal data and answer reports."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from consultations.decisions import AuthorChanged, CoversChanged, DecisionRefused, TextChanged
from consultations.models import Comment, CoverReason
from consultations.models.comment import hash_of_words, mark_of_particulars
from consultations.moderation.covering import redact
from consultations.moderation.models import Outcome
from consultations.moderation.reporting import close_reports
from consultations.moderation.staff.deciding import PostView
from consultations.moderation.staff.forms import CoverForm
from hyte.pages.listing import number_in


class CoverView(PostView):
    """Cover words of a comment, or lift covers; its open reports are answered by it when the moderator says so."""

    def post(self, request: HttpRequest, pk: int, comment_pk: int) -> HttpResponse:
        comment: Comment = get_object_or_404(self.statement.comments, pk=comment_pk)
        seen_hash = request.POST.get(f"cover-{comment.pk}-seen_hash", "")
        if seen_hash != comment.seen_hash:
            # Places in another text, or covers that are there no more, mean nothing: the form is not even read.
            refused: type[DecisionRefused] = CoversChanged
            if hash_of_words(seen_hash) != comment.text_hash:
                refused = TextChanged
            elif mark_of_particulars(seen_hash) != mark_of_particulars(comment.seen_hash):
                refused = AuthorChanged
            return self.show_conflict(refused(comment), seen_hash)
        form = CoverForm(request.POST, comment=comment)
        if not form.is_valid():
            return self.again(f"cover-{comment.pk}", form)
        covers = form.covers()
        try:
            redact(
                comment=comment,
                spans=covers.text,
                title_spans=covers.title,
                reason=CoverReason(form.cleaned_data["reason"]),
                by=request.user,
                at=timezone.now(),
                seen_hash=seen_hash,
            )
        except DecisionRefused as refused:
            return self.show_conflict(refused, seen_hash)
        messages.success(request, _("The words are covered.") if covers else _("Nothing is covered now."))
        return redirect("moderation:statement", self.statement.pk)


class AnswerReportsView(PostView):
    """Say what came of the open reports of a comment that stays public, as far as they were on the page."""

    def post(self, request: HttpRequest, pk: int, comment_pk: int) -> HttpResponse:
        comment = get_object_or_404(self.statement.comments, pk=comment_pk)
        outcome = Outcome.ACTED if request.POST.get("outcome") == Outcome.ACTED else Outcome.KEPT
        closed = close_reports(
            comment=comment,
            outcome=outcome,
            by=request.user,
            at=timezone.now(),
            newest=number_in(request.POST, "newest_report"),
        )
        text = ngettext("%(count)d report was answered.", "%(count)d reports were answered.", closed)
        messages.success(request, text % {"count": closed})
        return self.go_on()
