"""What is on record: who took which file of a consultation, and who read the contact data of its statements, when."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consultations.models import Consultation
from consultations.models.append_only import AppendOnlyModel


class Kind(models.TextChoices):
    """What can be taken out."""

    XLSX = "xlsx", _("Spreadsheet (XLSX)")
    CSV = "csv", _("Table (CSV)")
    DOCX = "docx", _("Document (DOCX)")
    PACKAGE = "package", _("Package for the registry (ZIP)")


class Download(AppendOnlyModel):
    """One file that was taken out. `sha256` is that of its bytes."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="downloads")
    kind = models.CharField(_("file"), max_length=7, choices=Kind)
    with_contacts = models.BooleanField(_("with contact data"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("downloaded"))
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("download")
        verbose_name_plural = _("downloads")
        ordering = ["-at", "-pk"]
        permissions = [("take_download", "Can take out the package for the registry")]
        constraints = [
            models.CheckConstraint(name="registry_download_known_kind", condition=Q(kind__in=Kind.values)),
            models.CheckConstraint(
                name="registry_download_contacts_in_packages_only",
                condition=Q(with_contacts=False) | Q(kind=Kind.PACKAGE),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at.isoformat()}"


class ContactReading(AppendOnlyModel):
    """One look at the contact data of a consultation's statements: of so many authors."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="contact_readings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("read"))
    authors = models.PositiveIntegerField(_("authors"))

    class Meta:
        verbose_name = _("reading of contact data")
        verbose_name_plural = _("readings of contact data")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.authors} {self.at.isoformat()}"
