"""A consultation whose every word was meant badly: published at once, without the forms, as the forms would store it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import connection

from consultations.models import Capacity, Comment, Consultation, Section, Statement, Status
from consultations.models.comment import hash_of
from consultations.text import clean_line, clean_text
from consultations.tokens import link_token, token_hash
from tests.consultations.hostile.grammar import different

NUMBER = 3_000
HARMLESS = "## Otsikko\n\nRivi\nja https://x.example/a\n\nToinen."
"""Has everything that may become an element."""


def words() -> list[str]:
    return different(NUMBER, clean=lambda text: clean_line(text)[:150].strip())


def line(text: str, longest: int) -> str:
    return clean_line(text)[:longest].strip()


def store(
    consultation: Consultation, texts: list[str], at: datetime, status: Status = Status.PUBLISHED
) -> list[Comment]:
    """Store one statement for each text, with that text as name, organisation, role, title and comment as well."""
    section = Section.objects.filter(consultation=consultation).first()
    statements = []
    for number, text in enumerate(texts):
        key = uuid4()
        speaks_for = number % 2
        statements.append(
            Statement(
                consultation=consultation, language=("fi", "sv")[number // 2 % 2], key=key, fingerprint="x",
                capacity=Capacity.ORGANISATION if speaks_for else Capacity.PERSON,
                name=line(text, 150), organisation=line(text, 200) if speaks_for else "",
                role=line(text, 150) if speaks_for else "", token_hash=token_hash(link_token(key)),
                submitted_at=at + timedelta(seconds=number),
            )
        )  # fmt: skip
    Statement.objects.bulk_create(statements)
    comments = []
    for statement, text in zip(statements, texts, strict=True):
        title, words = line(text, 200), clean_text(text)
        comments.append(
            Comment(
                statement=statement, consultation=consultation, section=section, title=title, text=words,
                text_hash=hash_of(title, words), language=statement.language, submitted_at=statement.submitted_at,
                status=status, published_at=at if status == Status.PUBLISHED else None,
            )
        )  # fmt: skip
    Comment.objects.bulk_create(comments)
    Consultation.objects.filter(pk=consultation.pk).update(
        published_comments=len(comments), published_statements=len(comments)
    )
    # A database that answered while there were four of them would look for 3,000 in the same way.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE consultations_statement")
        cursor.execute("ANALYZE consultations_comment")
    return comments
