"""What a moderator sees of each comment and each file of a statement."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser

from consultations.conflict_of_interest import AGAINST, stake_of
from consultations.decision_mails import UNDO_WINDOW
from consultations.models import Actor, Attachment, Comment, Decision, SectionText, Statement
from consultations.moderation.covering import COVERABLE, current_covers
from consultations.moderation.covers import Covers
from consultations.moderation.models import Report
from consultations.moderation.staff.forms import CoverForm, DecisionForm


@dataclass
class Card:
    """A comment or a file with its history and what can be done about it."""

    subject: Comment | Attachment
    seen_hash: str
    history: list[Decision]
    undoable: Decision | None
    form: DecisionForm | None
    cover: CoverForm | None = None
    covers: Covers = field(default_factory=Covers)
    reports: list[Report] = field(default_factory=list)
    section_text: SectionText | None = None

    @property
    def newest_report(self) -> int:
        return max((report.pk for report in self.reports), default=0)


def cards_of(statement: Statement, by: AbstractBaseUser, at: datetime) -> tuple[list[Card], list[Card]]:
    """Return the cards of the comments and those of the files of `statement`, as `by` may act upon them at `at`."""
    is_bound = stake_of(by, statement.consultation_id) is not None
    comments = list(
        statement.comments.select_related("section", "version", "parent__statement").prefetch_related(
            "decisions__by",
            "decisions__undone_by",
            "earlier_texts__replaced_by",
            "redactions__by",
            "reports__handled_by",
        )
    )
    texts = section_texts(comments)
    files = statement.attachments.prefetch_related("decisions__by", "decisions__undone_by")
    return (
        [
            comment_card(comment, texts.get((comment.version_id, comment.section_id)), is_bound, at)
            for comment in comments
        ],
        [file_card(file, is_bound, at) for file in files],
    )


def comment_card(comment: Comment, section_text: SectionText | None, is_bound: bool, at: datetime) -> Card:
    covers = current_covers(comment)
    history = list(comment.decisions.all())
    coverable = comment.status in COVERABLE and comment.erased_at is None and (not is_bound or covers)
    return Card(
        subject=comment,
        seen_hash=comment.seen_hash,
        history=history,
        undoable=undoable(history, at),
        form=decision_form("comment", comment, comment.seen_hash, is_bound),
        cover=CoverForm(comment=comment) if coverable else None,
        covers=covers,
        reports=list(comment.reports.all()),
        section_text=section_text,
    )


def file_card(file: Attachment, is_bound: bool, at: datetime) -> Card:
    history = list(file.decisions.all())
    return Card(
        subject=file,
        seen_hash=file.sha256,
        history=history,
        undoable=undoable(history, at),
        form=decision_form("file", file, file.sha256, is_bound) if file.erased_at is None else None,
    )


def decision_form(kind: str, subject: Comment | Attachment, seen_hash: str, is_bound: bool) -> DecisionForm | None:
    """Return the form for what can be decided about `subject`, `None` where nothing can."""
    if subject.status not in DecisionForm.CHOICES:
        return None
    seen = {"seen_status": subject.status, "seen_hash": seen_hash}
    form = DecisionForm(status=subject.status, initial=seen, prefix=f"{kind}-{subject.pk}")
    if is_bound:
        form.fields["to"].choices = [choice for choice in form.fields["to"].choices if choice[0] not in AGAINST]
    return form if form.fields["to"].choices else None


def undoable(history: list[Decision], at: datetime) -> Decision | None:
    """Return the latest decision where a moderator can still take it back."""
    latest = history[-1] if history else None
    if latest is None or latest.actor != Actor.MODERATOR or latest.undoes_id is not None:
        return None
    return latest if at < latest.at + UNDO_WINDOW else None


def section_texts(comments: list[Comment]) -> dict[tuple[int | None, int | None], SectionText]:
    """Return the texts that the comments are about, by version and section."""
    found = SectionText.objects.filter(
        version__in={comment.version_id for comment in comments if comment.version_id},
        section__in={comment.section_id for comment in comments if comment.section_id},
    )
    return {(text.version_id, text.section_id): text for text in found}
