"""What moderators are told about each reason for which a statement waits."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.file_checks.refusal import FileSignal
from consultations.spam import Signal

NAMES = {
    Signal.TRAP: gettext_lazy("Field for machines filled in"),
    Signal.TOO_FAST: gettext_lazy("Sent very fast"),
    Signal.LINKS: gettext_lazy("Many web addresses"),
    Signal.MARKUP: gettext_lazy("Links written as markup"),
    Signal.SHORTENED: gettext_lazy("Shortened address"),
    Signal.ADDRESS_AS_NAME: gettext_lazy("Address as a name"),
    Signal.STRANGE: gettext_lazy("Not Finnish or Swedish"),
    Signal.ADVERTISEMENT: gettext_lazy("Like an advertisement"),
    Signal.LIKE_AUTHORITY: gettext_lazy("Name like the authority's"),
    Signal.MIXED_SCRIPTS: gettext_lazy("Letters of several scripts"),
    Signal.BLOCKED_WORD: gettext_lazy("Blocked word"),
    Signal.LIKE_ANOTHER: gettext_lazy("Like another statement"),
    Signal.SAME_NETWORK: gettext_lazy("Many from one network"),
    Signal.SURGE: gettext_lazy("Surge"),
    Signal.HOLD: gettext_lazy("Everything is held"),
}
"""Short names, for the filter of the queue."""


FILE_REASONS = {
    FileSignal.ACTIVE_CONTENT: gettext_lazy("It has content that can act by itself, such as a script."),
    FileSignal.ENCRYPTED: gettext_lazy("It is protected, so that nobody could look into it."),
    FileSignal.EMBEDDED_FILE: gettext_lazy("It has other files inside."),
    FileSignal.OUTSIDE_REFERENCE: gettext_lazy("It loads something from elsewhere when it is opened."),
}
"""What a moderator should know before opening a file."""


def reasons_of_file(stored: Iterable[str]) -> list[str]:
    """Return what was found in a file, in sentences; an unknown sign as it is stored."""
    names = {signal.value: reason for signal, reason in FILE_REASONS.items()}
    return [str(names.get(signal, signal)) for signal in stored]


def reason_of(stored: str) -> str:
    """Return the reason behind a stored signal as a sentence; an unknown one as it is stored."""
    code, _colon, detail = stored.partition(":")
    sentences = {
        Signal.TRAP: _("A field that people do not see was filled in, as machines do."),
        Signal.TOO_FAST: _("The form came back faster than anybody types."),
        Signal.LINKS: _("There are more than three web addresses in it."),
        Signal.MARKUP: _("It has a web address that is written as markup, as machines do."),
        Signal.SHORTENED: _("It has an address that hides where it leads, or that opens a messenger."),
        Signal.ADDRESS_AS_NAME: _("An address stands in place of a name: “%(detail)s”."),
        Signal.STRANGE: _("Most of its words are neither Finnish nor Swedish."),
        Signal.ADVERTISEMENT: _("It offers something, calls to get it, and says where to turn, as advertisements do."),
        Signal.LIKE_AUTHORITY: _(
            "Readers could take the writer's name for “%(detail)s”, which speaks for the authority."
        ),
        Signal.MIXED_SCRIPTS: _("A word of the name “%(detail)s” has letters of several scripts, which look alike."),
        Signal.BLOCKED_WORD: _("It has the blocked word “%(detail)s”."),
        Signal.LIKE_ANOTHER: _("Its text is nearly the same as that of statement %(detail)s."),
        Signal.SAME_NETWORK: _("%(detail)s other statements came from the same network within ten minutes."),
        Signal.SURGE: _("%(detail)s statements arrived within an hour, which is more than usual."),
        Signal.HOLD: _("A moderator has switched on that everything waits."),
    }
    return sentences[Signal(code)] % {"detail": detail} if code in sentences else stored


def reasons_of(stored: Iterable[str]) -> list[str]:
    """Return the reasons behind the stored signals in their order."""
    return [reason_of(signal) for signal in stored]
