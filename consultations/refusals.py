"""Why what the public sends is not received. What was typed is handed back with each."""

from __future__ import annotations


class ConsultationNotOpen(Exception):
    """The consultation did not take statements at the instant of arrival."""


class ReplyRefused(Exception):
    """The comment cannot be replied to: it is not public, is a reply itself, or replies are not wanted here."""


class FilesMissing(Exception):
    """A file that was to go with the statement is no longer there: it was removed, or waited for too long."""
