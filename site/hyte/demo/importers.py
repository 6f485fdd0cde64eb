"""What the demo content needs beside the importers for everybody: front page, surveys, statements with a history."""

from __future__ import annotations

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from consultations import decisions
from consultations.models import Actor, Statement, Status
from consultations.surveys.models import SurveyField, SurveyPage
from hyte.demo.items import DecidedStatementItem, HomeItem, SurveyItem
from hyte.importing.importers import IMPORTERS
from hyte.importing.importers.editorial import people, put_editorial, put_image
from hyte.importing.importers.statement import receive
from hyte.importing.markup import body_blocks
from hyte.importing.page_edit import PageEdit, data_of, edit_page
from hyte.importing.run import Outcome, Run
from hyte.importing.service import Importer
from hyte.pages.models import HomePage
from hyte.users.models import User

MODERATOR = "moderaattori"
"""The demo account that has decided about the statements."""


def import_home(item: HomeItem, run: Run) -> tuple[Outcome, int]:
    """Give the front page of a language its texts, picture and contact people."""
    page = HomePage.objects.in_language(item.language).get()
    edit = PageEdit(page, item, run, parent=None, before=data_of(page))
    edit.put("external_id", item.id)
    edit.put("heading", item.title)
    edit.put("introduction", item.intro)
    edit.put("search_description", item.search_description)
    edit.put_stream("body", body_blocks(item.body or ""))
    edit.put_many("contact_people", people(item.contacts, run))
    put_image(edit)
    return edit.finish(), page.pk


def import_statement_with_history(item: DecidedStatementItem, run: Run) -> tuple[Outcome, int]:
    """Receive a statement and repeat what was decided about it, through the same services as on any other day."""
    consultation = run.known.need("consultation", item.consultation, "consultation").consultation
    statement = receive(item, consultation)
    moderator = User.objects.get(username=MODERATOR)

    def decide(to: str, at: datetime, reason: str = "") -> None:
        for comment in statement.comments.all():
            decisions.decide(
                comment=comment, to=Status(to), by=moderator, at=at, text_hash=comment.text_hash, public_reason=reason
            )

    if item.status == "rejected":
        decide("rejected", item.decided_at or run.at, item.reason)
    elif item.status != "pending":
        decide("published", item.decided_at or run.at)
    if item.hidden_at:
        decide("hidden", item.hidden_at, item.reason)
    if item.withdrawn_at:
        withdraw(statement, item.withdrawn_at)
    return Outcome.CREATED, statement.pk


def import_survey(item: SurveyItem, run: Run) -> tuple[Outcome, int]:
    """Publish one language version of a survey below the page of its consultation."""
    above = run.known.need("consultation", item.consultation, "consultation")
    edit = edit_page(SurveyPage, item, run, lambda: above)
    put_editorial(edit)
    begun_as = item.translation_of or item.id
    edit.page.questions = [
        SurveyField(
            translation_key=uuid5(NAMESPACE_URL, f"{begun_as}/{question.id}"),
            locale=edit.page.locale,
            sort_order=number,
            field_type=question.kind,
            label=question.label,
            choices="\n".join(question.choices),
            required=question.required,
            help_text=question.help,
        )
        for number, question in enumerate(item.questions)
    ]
    return edit.finish(), edit.page.pk


def withdraw(statement: Statement, at: datetime) -> None:
    """Take a statement back, as its author would."""
    for comment in statement.comments.all():
        decisions.record(comment, Status("withdrawn"), actor=Actor(Actor.AUTHOR), at=at, text_hash=comment.text_hash)


DEMO_IMPORTERS = IMPORTERS | {
    "statement": Importer(Statement, import_statement_with_history),
    "home": Importer(HomePage, import_home),
    "survey": Importer(SurveyPage, import_survey),
}
