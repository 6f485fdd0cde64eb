"""What the search may show of a statement: its published comments and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from consultations.markers import without_markers
from consultations.text import blocks_of
from hyte.pages.reversing import in_both_languages
from search.documents import Kind, SearchDocument

if TYPE_CHECKING:
    from consultations.models.statement import Statement


def statement_document(statement: Statement) -> SearchDocument | None:
    """Return the document of `statement`, or `None` while none of its comments or pages is public."""
    comments = list(statement.comments.published().select_related("section"))
    pages = list(statement.consultation.pages.published().language_first(statement.language))
    if not comments or not pages:
        return None
    parts: list[str] = []
    for comment in comments:
        heading = comment.public_title or (comment.section.title_in(statement.language) if comment.section else "")
        text = without_markers(comment.public_text)
        parts += filter(None, [without_markers(heading), *(block.text for block in blocks_of(text))])
    return SearchDocument(
        kind=Kind.STATEMENT,
        language=statement.language,
        title=f"{statement.author}: {pages[0].title}",
        urls=in_both_languages("statement", statement.public_id),
        belongs_to=pages[0].title,
        body="\n\n".join(parts),
        people=(statement.name,) if statement.name else (),
        organisations=(statement.organisation,) if statement.speaks_for_others else (),
        themes=tuple(dict.fromkeys(topic.theme for page in pages for topic in page.topics.all())),
        date=timezone.localdate(statement.submitted_at),
        external_id=statement.external_id or "",
    )
