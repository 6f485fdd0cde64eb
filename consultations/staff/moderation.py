"""The moderation queue: what waits, the oldest first, and the whole statement beside each comment."""

from __future__ import annotations

from typing import Any

import django_filters
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView, PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from consultations.decisions import AlreadyDecided, DecisionRefused, TextChanged, decide
from consultations.models import Comment, Consultation, Statement, Status
from consultations.staff.forms import DecisionForm
from hyte.pages.moments import format_moment

MODERATORS = ModelPermissionPolicy(Comment)


class StatementFilters(WagtailFilterSet):
    """What of the record is listed; without a choice, what waits."""

    status = django_filters.ChoiceFilter(
        label=gettext_lazy("Status"), choices=Status, method="with_status", empty_label=gettext_lazy("Waiting")
    )
    consultation = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Consultation"), queryset=Consultation.objects.exclude(opens_at=None)
    )

    class Meta:
        model = Statement
        fields = ["status", "consultation"]

    def with_status(self, statements: QuerySet[Statement], name: str, value: str) -> QuerySet[Statement]:
        return statements.filter(Exists(Comment.objects.filter(statement=OuterRef("pk"), status=value)))


class QueueView(IndexView):
    """Statements with a comment that waits, the oldest first; by filter also everything that was decided."""

    model = Statement
    permission_policy = MODERATORS
    any_permission_required = ["moderate"]
    page_title = gettext_lazy("Moderation queue")
    header_icon = "comment"
    index_url_name = "moderation:index"
    index_results_url_name = "moderation:index_results"
    edit_url_name = "moderation:statement"
    filterset_class = StatementFilters
    default_ordering = "submitted_at"
    paginate_by = 50
    is_searchable = False
    columns = [
        TitleColumn("author", label=gettext_lazy("Author"), url_name="moderation:statement"),
        Column("consultation", label=gettext_lazy("Consultation")),
        Column("waiting_comments", label=gettext_lazy("Waiting")),
        Column(
            "submitted_at",
            label=gettext_lazy("Arrived"),
            accessor=lambda statement: format_moment(statement.submitted_at, staff_language()),
        ),
        Column("language", label=gettext_lazy("Language"), accessor="get_language_display"),
    ]

    def get_base_queryset(self) -> QuerySet[Statement]:
        statements = (
            Statement.objects.select_related("consultation")
            .prefetch_related("consultation__pages")
            .annotate(waiting_comments=Count("comments", filter=Q(comments__status=Status.PENDING)))
        )
        return statements if self.request.GET.get("status") else statements.waiting()


class StatementView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """One statement with all its comments, their history and what can be decided about each."""

    permission_policy = MODERATORS
    permission_required = "moderate"
    template_name = "consultations/staff/statement.html"
    header_icon = "comment"
    refused_form: tuple[int, DecisionForm] | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.statement = get_object_or_404(Statement.objects.select_related("consultation"), pk=kwargs["pk"])

    def get_page_title(self) -> str:
        return self.statement.author

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        queue = {"url": reverse("moderation:index"), "label": _("Moderation queue")}
        return [*self.breadcrumbs_items, queue, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        comments = self.statement.comments.select_related("section", "version").prefetch_related("decisions__by")
        return super().get_context_data(**kwargs) | {
            "statement": self.statement,
            "comments": [(comment, self.form_for(comment)) for comment in comments],
            "waiting": sum(comment.status == Status.PENDING for comment in comments),
        }

    def form_for(self, comment: Comment) -> DecisionForm | None:
        if self.refused_form is not None and self.refused_form[0] == comment.pk:
            return self.refused_form[1]
        if comment.status not in DecisionForm.CHOICES:
            return None
        seen = {"seen_status": comment.status, "seen_hash": comment.text_hash}
        return DecisionForm(status=comment.status, initial=seen, prefix=f"comment-{comment.pk}")


class DecideView(StatementView):
    """Decide about one comment and go on with the next thing that waits."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, comment_pk: int) -> HttpResponse:
        comment = get_object_or_404(self.statement.comments, pk=comment_pk)
        seen = request.POST.get(f"comment-{comment.pk}-seen_status", comment.status)
        status = seen if seen in Status.values else comment.status
        form = DecisionForm(request.POST, status=status, prefix=f"comment-{comment.pk}")
        if not form.is_valid():
            self.refused_form = (comment.pk, form)
            return self.render_to_response(self.get_context_data(), status=422)
        cleaned = form.cleaned_data
        comment.status = cleaned["seen_status"]
        try:
            decision = decide(
                comment=comment,
                to=Status(cleaned["to"]),
                by=request.user,
                at=timezone.now(),
                text_hash=cleaned["seen_hash"],
                rule=cleaned["rule"],
                public_reason=cleaned["public_reason"],
                internal_note=cleaned["internal_note"],
            )
        except DecisionRefused as refused:
            messages.error(request, refusal(refused))
            return redirect("moderation:statement", pk)
        messages.success(request, _("Decided: %(status)s.") % {"status": decision.get_to_status_display()})
        return go_on(self.statement)


class PublishAllView(StatementView):
    """Publish every waiting comment of a statement that the moderator has read as a whole."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        hashes = dict(pair.split(":", 1) for pair in request.POST.getlist("seen") if ":" in pair)
        waiting = list(self.statement.comments.waiting())
        try:
            with transaction.atomic():
                for comment in waiting:
                    publish(comment, by=request.user, text_hash=hashes.get(str(comment.pk), ""))
        except DecisionRefused as refused:
            messages.error(request, refusal(refused))
            return redirect("moderation:statement", pk)
        text = ngettext("%(count)d comment was published.", "%(count)d comments were published.", len(waiting))
        messages.success(request, text % {"count": len(waiting)})
        return go_on(self.statement)


def publish(comment: Comment, *, by: AbstractBaseUser, text_hash: str) -> None:
    decide(comment=comment, to=Status.PUBLISHED, by=by, at=timezone.now(), text_hash=text_hash)


def go_on(statement: Statement) -> HttpResponseRedirect:
    """Stay while the statement has something that waits, otherwise go back to the queue."""
    if statement.comments.waiting().exists():
        return redirect("moderation:statement", statement.pk)
    return redirect("moderation:index")


def refusal(refused: DecisionRefused) -> str:
    """Say what happened in the meantime."""
    if isinstance(refused, TextChanged):
        return _("The author has changed the text since you opened it. Nothing was decided: read it again.")
    last = refused.subject.decisions.select_related("by").last()
    if isinstance(refused, AlreadyDecided) and last is not None:
        return _("%(who)s decided before you: %(status)s. Your decision was not recorded.") % {
            "who": last.by or last.get_actor_display(),
            "status": last.get_to_status_display(),
        }
    return _("This decision is not possible in the present status.")


def staff_language() -> str:
    """Return the language of the staff interface where dates can be written in it, Finnish otherwise."""
    return "sv" if get_language() == "sv" else "fi"
