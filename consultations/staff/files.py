"""Hand out a file to the staff who decide about it, before the public may have it."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required

from consultations.file_download import download
from consultations.models import Attachment


@permission_required("consultations.moderate_comment")
@never_cache
@require_safe
def statement_file(request: HttpRequest, public_id: str) -> FileResponse:
    """Hand out a file that belongs to a statement, whatever was decided about it."""
    return download(get_object_or_404(Attachment.objects.exclude(statement=None), public_id=public_id))
