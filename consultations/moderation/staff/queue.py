"""The moderation queue: what is due first comes first, and many comments can be decided about at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import Button

from consultations.models import Attachment, Comment, ModerationSettings, Statement, Status
from consultations.moderation import waiting
from consultations.moderation.judging import Outcomes, Seen, judge_many
from consultations.moderation.models import Outcome, Report
from consultations.moderation.reporting import close_reports
from consultations.moderation.staff.filters import StatementFilters
from consultations.moderation.staff.forms import BulkForm
from consultations.moderation.staff.lately import rounds_of
from consultations.moderation.staff.refusals import refusal
from consultations.staff.moderation import MODERATORS

CONFLICT, UNPROCESSABLE = 409, 422
NOTHING_TICKED = gettext_lazy("Tick the comments that you have read and want to decide about.")


class QueueView(IndexView):
    """Statements with something to decide about, the first due first; searched and filtered, the whole record."""

    model = Statement
    permission_policy = MODERATORS
    any_permission_required = ["moderate"]
    page_title = gettext_lazy("Moderation queue")
    header_icon = "comment"
    index_url_name = "moderation:index"
    index_results_url_name = "moderation:index_results"
    edit_url_name = "moderation:statement"
    template_name = "consultations/moderation/staff/queue.html"
    results_template_name = "consultations/moderation/staff/queue_results.html"
    filterset_class = StatementFilters
    paginate_by = 20
    is_searchable = True
    search_fields = ("name", "organisation", "public_id")
    search_backend_name = None
    columns = [TitleColumn("author", label=gettext_lazy("Author"), url_name="moderation:statement")]

    @property
    def wanted_status(self) -> str:
        status = self.request.GET.get("status", "")
        return status if status in Status.values else ""

    def get_base_queryset(self) -> QuerySet[Statement]:
        statements = (
            waiting.with_due(Statement.objects.all()).order_by("-submitted_at", "-pk")
            if self.wanted_status or self.is_searching
            else waiting.statements_of_queue()
        )
        return statements.select_related("consultation").prefetch_related(
            "consultation__pages__locale",
            Prefetch("comments", self.listed_comments(), to_attr="listed"),
            Prefetch("attachments", Attachment.objects.waiting(), to_attr="waiting_files"),
        )

    def order_queryset(self, queryset: QuerySet[Statement]) -> QuerySet[Statement]:
        return queryset

    def listed_comments(self) -> QuerySet[Comment]:
        """Return what is shown of each statement: what waits or is reported, or what is looked for."""
        open_reports = waiting.open_reports()
        reported = Exists(open_reports.filter(comment=OuterRef("pk")))
        wanted = Q(status=Status.PENDING) | Q(reported)
        if self.wanted_status or self.is_searching:
            wanted = Q(status=self.wanted_status) if self.wanted_status else Q()
        return (
            Comment.objects.filter(wanted)
            .select_related("section", "version")
            .prefetch_related("redactions", Prefetch("reports", Report.objects.open(), to_attr="open_reports"))
        )

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        return super().get_context_data(*args, **kwargs) | {
            "at": now,
            "never": waiting.NEVER,
            "load": waiting.load(now),
            "moderation": ModerationSettings.current(),
            "rounds": rounds_of(self.request.user, now),
            "bulk_form": BulkForm(),
            "ticked": [],
            "query": self.request.GET.urlencode(),
        }

    @property
    def header_more_buttons(self) -> list[Button]:
        places = (
            ("moderation:settings", "cog", _("Settings")),
            ("reason_templates:index", "list-ul", _("Reason templates")),
            ("blocked_words:index", "lock", _("Blocked words")),
            ("moderation_figures", "table", _("Figures")),
        )
        return [
            Button(label, reverse(name), icon_name=icon, priority=number * 10)
            for number, (name, icon, label) in enumerate(places)
        ]


class BulkView(QueueView):
    """Decide the same about every ticked comment, each as it was seen; what is not whole is shown again as sent."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        request.GET = QueryDict(request.POST.get("query", ""))  # the queue as it was narrowed
        super().setup(request, *args, **kwargs)
        self.form = BulkForm(request.POST)
        self.seen = seen_in(request)
        self.outcomes = Outcomes()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("moderation:index")

    def post(self, request: HttpRequest) -> HttpResponse:
        if not self.form.is_valid() or not self.seen:
            return self.again(UNPROCESSABLE)
        if self.form.keeps:
            self.keep(request, self.seen)
        else:
            self.decide(request, self.form, self.seen)
        return self.again(CONFLICT) if self.outcomes.refused else back_to_queue(request)

    def again(self, status: int) -> HttpResponse:
        """Show the queue with what was ticked and typed, and with what is to be mended."""
        response = super().get(self.request)
        response.status_code = status
        return response

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        return context | {
            "bulk_form": self.form,
            "ticked": self.request.POST.getlist("seen"),
            "points": self.points(context["object_list"]),
            "partly": bool(self.outcomes.decided),
        }

    def points(self, statements: Iterable[Statement]) -> list[tuple[str, str]]:
        """Return what the form cannot say: that nothing is ticked, or which comments were refused and why."""
        if not self.seen:
            return [(str(NOTHING_TICKED), first_tick(statements))]
        why = {refused.subject.pk: refusal(refused) for refused in self.outcomes.refused}
        listed = {comment.pk for statement in statements for comment in statement.listed}
        refused = Comment.objects.filter(pk__in=why).select_related("statement", "section").order_by("pk")
        return [
            (
                f"{called(comment)} ({comment.get_status_display()}): {why[comment.pk]}",
                f"#seen-{comment.pk}"
                if comment.pk in listed
                else reverse("moderation:statement", args=[comment.statement_id]),
            )
            for comment in refused
        ]

    def decide(self, request: HttpRequest, form: BulkForm, seen: list[Seen]) -> None:
        self.outcomes = judge_many(seen=seen, verdict_in=form.verdict, by=request.user, at=timezone.now())
        if done := len(self.outcomes.decided):
            text = ngettext("%(count)d comment was decided.", "%(count)d comments were decided.", done)
            messages.success(request, text % {"count": done})

    def keep(self, request: HttpRequest, seen: list[Seen]) -> None:
        at = timezone.now()
        newest = {each.pk: each.newest_report for each in seen}
        closed = sum(
            close_reports(comment=each, outcome=Outcome.KEPT, by=request.user, at=at, newest=newest[each.pk])
            for each in Comment.objects.filter(pk__in=newest).order_by("pk")
        )
        text = ngettext("%(count)d report was answered.", "%(count)d reports were answered.", closed)
        messages.success(request, text % {"count": closed})


def seen_in(request: HttpRequest) -> list[Seen]:
    """Return what was ticked, nothing where any of it cannot be read."""
    try:
        return [Seen.read(value) for value in request.POST.getlist("seen")]
    except ValueError:
        return []


def called(comment: Comment) -> str:
    """Name a comment as the queue does: by its author, and by its section, its title, or as one on the whole."""
    return f"{comment.statement.author} – {comment.section or comment.title or _('On the whole')}"


def first_tick(statements: Iterable[Statement]) -> str:
    """Return the address of the first box that can be ticked."""
    return next((f"#seen-{comment.pk}" for statement in statements for comment in statement.listed), "")


def back_to_queue(request: HttpRequest) -> HttpResponseRedirect:
    """Return to the queue as it was narrowed."""
    query = QueryDict(request.POST.get("query", "")).urlencode()
    return HttpResponseRedirect(reverse("moderation:index") + (f"?{query}" if query else ""))
