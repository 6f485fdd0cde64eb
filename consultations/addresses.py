"""The addresses of statements in each language of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import translation

if TYPE_CHECKING:
    from consultations.models.comment import Comment
    from consultations.models.statement import Statement


def statement_address(statement: Statement, language: str) -> str:
    """Return the permanent address of a published statement."""
    with translation.override(language):
        return reverse("statement", args=[statement.public_id])


def own_statement_address(statement: Statement, token: str, language: str) -> str:
    """Return the signed address at which the author sees the statement."""
    with translation.override(language):
        return reverse("own_statement", args=[statement.public_id, token])


def comment_address(comment: Comment, language: str) -> str:
    """Return the permanent address of a comment with its replies."""
    with translation.override(language):
        return reverse("comment", args=[comment.public_id])


def confirmation_address(statement: Statement, token: str, language: str) -> str:
    """Return the address at which the author confirms their e-mail address."""
    with translation.override(language):
        return reverse("confirm_address", args=[statement.public_id, token])


def form_address(public_id: str, language: str) -> str:
    """Return the address of the form for a statement on the consultation with this public id."""
    with translation.override(language):
        return reverse("give_statement", args=[public_id])
