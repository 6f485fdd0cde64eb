"""The answer that carries a file of a statement: always a download, opened by nobody in the site's name."""

from __future__ import annotations

from django.http import FileResponse, Http404

from consultations.models import Attachment

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "jpg": "image/jpeg",
    "png": "image/png",
}
POLICY = "default-src 'none'; sandbox"


def download(attachment: Attachment) -> FileResponse:
    """Return the whole file as a download that no browser opens in the site's name. Raises `Http404` where it is gone.

    Parts of it are not served: a cache that keeps parts would outlive the withdrawal of the whole.
    """
    if attachment.erased_at is not None or not attachment.file:
        raise Http404
    try:
        content = attachment.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        content, as_attachment=True, filename=attachment.name, content_type=CONTENT_TYPES[attachment.kind]
    )
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    response["Accept-Ranges"] = "none"
    return response
