"""Import statements with the decisions that another system has made about them."""

from __future__ import annotations

from consultations import decisions
from consultations.models import Actor, Capacity, Channel, Consultation, Statement, Status
from consultations.statement_input import CommentInput, StatementInput
from consultations.submission import register_statement
from hyte.importing.importers.consultation import section_uuid
from hyte.importing.items import StatementItem
from hyte.importing.parts import CommentText
from hyte.importing.problems import LineError, gettext_noop
from hyte.importing.run import Outcome, Run
from hyte.importing.schema import Absent


def import_statement(item: StatementItem, run: Run) -> tuple[Outcome, int]:
    """Import a statement. One that is on the site keeps its words; what still waits takes over the decision.

    No mail is sent: its author has long been answered. Raises `LineError` when the words would change, because a
    statement is an official record.
    """
    consultation = run.known.need("consultation", item.consultation, "consultation").consultation
    statement = run.known.find(item.type, item.id)
    if statement is None:
        statement = receive(item, consultation)
        take_over(statement, item, run)
        return Outcome.CREATED, statement.pk
    if statement.consultation_id != consultation.pk or differs(statement, item, consultation):
        raise LineError(
            gettext_noop("The statement is on record already: its words, author and arrival cannot be changed.")
        )
    changed = take_over(statement, item, run)
    return (Outcome.CHANGED if changed else Outcome.UNCHANGED), statement.pk


def receive(item: StatementItem, consultation: Consultation) -> Statement:
    """Store a new statement as it was received elsewhere."""
    for key in ("submitted_at", "comments"):
        if isinstance(getattr(item, key), Absent):
            raise LineError(gettext_noop("The key %(key)s is missing."), key=key)
    sent = statement_input(item, consultation)
    if not sent.comments:
        raise LineError(gettext_noop("%(key)s must not be empty."), key="comments")
    if not (sent.name if sent.capacity == Capacity.PERSON else sent.organisation):
        raise LineError(gettext_noop("A person's statement needs a name, any other one an organisation."))
    return register_statement(
        consultation=consultation,
        statement=sent,
        channel=Channel.WEB if isinstance(item.channel, Absent) else Channel(item.channel),
        submitted_at=item.submitted_at,
        external_id=item.id,
    )


def statement_input(item: StatementItem, consultation: Consultation) -> StatementInput:
    """Return the statement in the form in which the site stores it."""

    def given(value: str | Absent) -> str:
        return "" if isinstance(value, Absent) else value

    comments = () if isinstance(item.comments, Absent) else item.comments
    return StatementInput(
        language=item.language,
        capacity=Capacity(given(item.capacity) or Capacity.PERSON),
        comments=tuple(comment_input(comment, consultation) for comment in one_per_section(comments)),
        name=given(item.name),
        organisation=given(item.organisation),
        role=given(item.role),
    ).cleaned()


def one_per_section(comments: tuple[CommentText, ...]) -> tuple[CommentText, ...]:
    sections = [comment.section for comment in comments]
    if len(set(sections)) < len(sections):
        raise LineError(gettext_noop("Two comments of the statement are on the same section."))
    return comments


def comment_input(comment: CommentText, consultation: Consultation) -> CommentInput:
    """Return a comment with its section by UUID; raise `LineError` for a section that the consultation has not."""
    if comment.section is None:
        return CommentInput(None, comment.body, comment.title)
    uuid = section_uuid(consultation, comment.section)
    if not consultation.sections.filter(uuid=uuid).exists():
        raise LineError(gettext_noop("The consultation has no section %(section)s."), section=comment.section)
    return CommentInput(str(uuid), comment.body, comment.title)


def differs(statement: Statement, item: StatementItem, consultation: Consultation) -> bool:
    """Return whether a present key of `item` says something else than the statement on record."""
    wanted = statement_input(item, consultation)
    recorded = {
        (str(comment.section.uuid) if comment.section else None, comment.title, comment.text)
        for comment in statement.comments.select_related("section")
    }
    pairs = {
        "capacity": (statement.capacity, wanted.capacity),
        "name": (statement.name, wanted.name),
        "organisation": (statement.organisation, wanted.organisation),
        "role": (statement.role, wanted.role),
        "submitted_at": (statement.submitted_at, item.submitted_at),
        "channel": (statement.channel, item.channel),
        "comments": (recorded, {(each.section, each.title, each.text) for each in wanted.comments}),
    }
    stated = [pair for key, pair in pairs.items() if not isinstance(getattr(item, key), Absent)]
    return statement.language != item.language or any(has != wants for has, wants in stated)


def take_over(statement: Statement, item: StatementItem, run: Run) -> bool:
    """Record the decision of the other system on every comment that waits; return whether there was one."""
    status = Status(item.status or Status.PENDING)
    waiting = list(statement.comments.waiting()) if status != Status.PENDING else []
    for comment in waiting:
        decisions.record(comment, status, actor=Actor(Actor.TAKEN_OVER), at=run.at, text_hash=comment.text_hash)
    return bool(waiting)
