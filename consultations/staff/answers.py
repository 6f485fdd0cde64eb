"""The coordinators answer comments: what is not answered yet first, each in the language of the comment."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Concat, Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from consultations.answers import NotToBeAnswered, answer, take_back
from consultations.models import Answer, Comment, Consultation
from consultations.staff.periods import COORDINATORS
from hyte.pages.moments import format_moment
from hyte.pages.sorted_list import SortedList
from hyte.users.language import staff_language

LONGEST_ANSWER = 10_000


class AnswerForm(forms.Form):
    """An answer and the name under which the authority gives it."""

    text = forms.CharField(
        label=gettext_lazy("Answer"), max_length=LONGEST_ANSWER, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Shown in public below the comment. Write it in the language of the comment."),
    )  # fmt: skip
    signature = forms.CharField(
        label=gettext_lazy("Who answers"), max_length=200,
        help_text=gettext_lazy("The unit and the county, as the public knows them."),
    )  # fmt: skip


class AnswerFilters(WagtailFilterSet):
    """Which comments are listed; without a choice, those without an answer."""

    answered = django_filters.ChoiceFilter(
        label=gettext_lazy("Answered"), choices=[("yes", gettext_lazy("Answered")), ("all", gettext_lazy("All"))],
        method="with_answer", empty_label=gettext_lazy("Not answered"),
    )  # fmt: skip
    language = django_filters.ChoiceFilter(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    consultation = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Consultation"),
        queryset=Consultation.objects.exclude(opens_at=None).prefetch_related("pages__locale"),
    )

    class Meta:
        model = Comment
        fields = ["answered", "language", "consultation"]

    def with_answer(self, comments: QuerySet[Comment], name: str, value: str) -> QuerySet[Comment]:
        return comments.filter(has_answer=True) if value == "yes" else comments


def comments_with_answer_mark() -> QuerySet[Comment]:
    """Return the public comments, each with `has_answer`: whether an answer of the authority stands below it."""
    answered = Exists(Answer.objects.standing().filter(comment=OuterRef("pk")))
    return Comment.objects.published().annotate(has_answer=answered)


class CommentsToAnswerView(SortedList):
    """Published comments, the newest first."""

    model = Comment
    permission_policy = COORDINATORS
    any_permission_required = ["manage"]
    page_title = gettext_lazy("Answers to comments")
    header_icon = "comment-add"
    index_url_name = "answers:index"
    index_results_url_name = "answers:index_results"
    filterset_class = AnswerFilters
    default_ordering = "-submitted_at"
    paginate_by = 50
    is_searchable = False
    columns = [
        TitleColumn(
            "author",
            sort_key="author_in_order",
            label=gettext_lazy("Author"),
            url_name="answers:answer",
            accessor="statement.author",
        ),
        Column(
            "beginning",
            label=pgettext_lazy("consultation", "Comment"),
            accessor=lambda comment: Truncator(comment.public_text).chars(120),
        ),
        Column("consultation", label=gettext_lazy("Consultation")),
        Column("language", sort_key="language", label=gettext_lazy("Language"), accessor="get_language_display"),
        Column(
            "submitted_at",
            sort_key="submitted_at",
            label=gettext_lazy("Arrived"),
            accessor=lambda comment: format_moment(comment.submitted_at, staff_language()),
        ),
    ]

    def get_base_queryset(self) -> QuerySet[Comment]:
        comments = comments_with_answer_mark().select_related("statement", "consultation")
        comments = comments.prefetch_related("consultation__pages__locale")
        # A person has no organisation, and an organisation stands under its own name.
        author = Lower(Concat("statement__organisation", "statement__name"))
        comments = comments.annotate(author_in_order=author)
        return comments if self.request.GET.get("answered") else comments.filter(has_answer=False)


class AnswerView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """One comment with its answers, and a form for a new one."""

    permission_policy = COORDINATORS
    permission_required = "manage"
    template_name = "consultations/staff/answer.html"
    header_icon = "comment-add"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        comments = Comment.objects.in_thread().select_related("statement", "section", "consultation")
        self.comment = get_object_or_404(comments, pk=kwargs["pk"])

    def get_page_title(self) -> str:
        return _("Answer to %(author)s") % {"author": self.comment.author_in_public}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": reverse("answers:index"), "label": _("Answers to comments")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or AnswerForm(initial={"signature": self.last_signature()})
        answers = self.comment.answers.select_related("by")
        return super().get_context_data(**kwargs) | {"comment": self.comment, "answers": answers, "form": form}

    def last_signature(self) -> str:
        """Return the name that this person answered under last in the comment's language."""
        own = Answer.objects.filter(by=self.request.user, language=self.comment.language)
        return own.order_by("-at").values_list("signature", flat=True).first() or ""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = AnswerForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            answer(comment=self.comment, by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotToBeAnswered:
            form.add_error(None, _("The comment is no longer public. Your answer was not published."))
            return self.render_to_response(self.get_context_data(form=form), status=422)
        look = messages.button(reverse("answers:answer", args=[pk]), _("Look at it or take it back"))
        messages.success(request, _("The answer is published."), buttons=[look])
        return redirect("answers:index")


class TakeBackView(AnswerView):
    """Take an answer back."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, answer_pk: int) -> HttpResponse:
        if take_back(answer=get_object_or_404(self.comment.answers, pk=answer_pk), at=timezone.now()):
            messages.success(request, _("The answer is no longer public."))
        return redirect("answers:answer", pk)
