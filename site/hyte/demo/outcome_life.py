"""What came of the demo's comments: a changed draft, the effect of each comment, an answer and a reply."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from wagtail.rich_text import RichText

from consultations import versions
from consultations.answers import answer
from consultations.decisions import decide
from consultations.models import Capacity, Comment, Consultation, ConsultationPage, SectionText, Status
from consultations.outcomes.ledger import assess, complete, keep
from consultations.outcomes.models import Effect, Theme
from consultations.statement_input import CommentInput, StatementInput
from consultations.submission import submit_statement
from hyte.users.models import User

ENDED = "demo-statement-vertaisvalo"
"""A statement on the consultation that has ended; the others are found by their section and author."""

CHANGED = {
    "fi": (("kolme tilikautta", "yksi tilikausi"),),
    "sv": (("minst tre räkenskapsperioder", "minst en räkenskapsperiod"),),
}
THEME = {
    "title_fi": "Raportointi suhteessa rahaan",
    "title_sv": "Redovisning i förhållande till pengarna",
    "reason_fi": "Alle 3 000 euron avustuksesta riittää yhden sivun selvitys ja kuitit.",
    "reason_sv": "För understöd under 3 000 euro räcker en redovisning på en sida samt kvitton.",
}
ANSWER = "Tack. Vi bedömer nu om verksamheten når dem som den är avsedd för, inte hur många som kommer."
SIGNATURE = "Strandmarks välfärdsområde, HYTE-enheten"
REPLIED_TO = "demo-statement-jarjestosilta"
REPLY = (
    "Viisi viikkoa on hyvä vähimmäisaika. Meidän hallituksemme kokoontuu joka toinen kuukausi, joten kuusi olisi vielä "
    "parempi."
)


def account(*, coordinator: User, moderator: User, at: datetime) -> None:
    """Let a coordinator of the demo tell what the comments changed, and a reader reply to one of them."""
    consultation = Comment.objects.filter(statement__external_id=ENDED).latest("pk").consultation
    promised = at - timedelta(days=14)
    change_the_draft(consultation, promised)
    outcome = keep(consultation=consultation, texts={"promised_on": promised.date()})
    theme = Theme.objects.create(outcome=outcome, effect=Effect.CONSIDERED, **THEME)
    for comment in Comment.objects.published().first_level().filter(consultation=consultation):
        state_effect(comment, theme, coordinator, at)
    complete(outcome=outcome, at=at)
    reply(Comment.objects.filter(statement__external_id=REPLIED_TO).earliest("pk"), moderator, at)


def change_the_draft(consultation: Consultation, at: datetime) -> None:
    """Publish the first section anew in both languages, as the comments asked: a version of the instant `at`."""
    for page in ConsultationPage.objects.filter(consultation=consultation).select_related("locale"):
        body = page.sections[0].value["body"].source
        for before, after in CHANGED[page.language]:
            body = body.replace(before, after)
        page.sections[0].value["body"] = RichText(body)
        versions.freeze(page=page, at=at)
        page.save_revision().publish()


def state_effect(comment: Comment, theme: Theme, coordinator: User, at: datetime) -> None:
    """State the effect of `comment` by what it is about."""
    position = comment.section.position if comment.section else None
    if position == 0:
        changed = SectionText.objects.filter(section=comment.section, version__language=comment.language)
        reason = "Kolmivuotiseen avustukseen riittää nyt yksi tilikausi."
        assess(
            comment=comment,
            by=coordinator,
            at=at,
            effect=Effect.CONSIDERED,
            reason=reason,
            changed=changed.latest("version__number"),
        )
    elif position == 1:
        reason = "Måttet byttes. Idrottsföreningar kan ändå söka: avgörande är vad verksamheten leder till."
        assess(comment=comment, by=coordinator, at=at, effect=Effect.PARTLY, reason=reason)
        answer(comment=comment, text=ANSWER, signature=SIGNATURE, by=coordinator, at=at)
    else:
        assess(comment=comment, by=coordinator, at=at, theme=theme)


def reply(parent: Comment, moderator: User, at: datetime) -> None:
    """Publish a reader's reply to a comment on the consultation that is open."""
    sent = StatementInput(
        language=parent.language,
        capacity=Capacity.PERSON,
        name="Hallituksen sihteeri",
        comments=(CommentInput(None, REPLY),),
        parent=parent.public_id,
    )
    receipt = submit_statement(
        consultation=parent.consultation, statement=sent, key=uuid5(NAMESPACE_URL, "demo-reply"), at=at
    )
    comment = receipt.statement.comments.get()
    decide(comment=comment, to=Status.PUBLISHED, by=moderator, at=at, text_hash=comment.text_hash)
