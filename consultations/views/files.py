"""Hand out a file that came with a statement: always as a download, to whoever may have it."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from consultations.file_download import download
from consultations.models import Statement
from consultations.public_pages import public_statements
from consultations.views.own_page import own_page


@never_cache
@require_safe
def statement_file(request: HttpRequest, public_id: str, file_id: str) -> FileResponse:
    """Hand out an approved file of a statement of which the public may read something now; otherwise 404."""
    statement = get_object_or_404(public_statements(), public_id=public_id)
    return download(get_object_or_404(statement.attachments.published(), public_id=file_id))


@own_page
@require_safe
def own_file(request: HttpRequest, statement: Statement, token: str, file_id: str) -> FileResponse:
    """Hand out the author's own file, decided about or not."""
    return download(get_object_or_404(statement.attachments, public_id=file_id))
