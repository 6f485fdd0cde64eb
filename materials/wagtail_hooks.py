"""What materials add to the staff interface: a warning about recordings that not everybody can follow."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from materials.models import MaterialArchivePage, MaterialKind, PartnershipDayPage


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_missing_transcripts(request: HttpRequest, page: Page) -> None:
    """Name the recordings of `page`, as it was just saved, that have no transcript."""
    if not isinstance(page, (PartnershipDayPage, MaterialArchivePage)):
        return
    for material in page.get_latest_revision_as_object().materials.all():
        if material.kind == MaterialKind.RECORDING and material.transcript_id is None:
            text = _("The recording “%(title)s” has no transcript. Who does not hear it, or cannot listen, needs one.")
            messages.warning(request, text % {"title": material.text})
