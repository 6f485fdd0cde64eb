"""Is this file what it says it is, and is it safe to keep and to hand on? Pure functions on bytes, without Django."""

from consultations.file_checks.judging import CheckedFile, check_file
from consultations.file_checks.refusal import FileRefused, FileSignal, Refusal

__all__ = ["CheckedFile", "FileRefused", "FileSignal", "Refusal", "check_file"]
