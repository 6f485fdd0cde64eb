"""What editors are told about a questionnaire that cannot be saved."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.surveys.questionnaire import Fault, Finding

WORDS = {
    Fault.NO_QUESTIONS: gettext_lazy("A survey needs at least one question."),
    Fault.FEW_CHOICES: gettext_lazy("Write at least two choices, each on a line of its own."),
    Fault.MANY_CHOICES: gettext_lazy("There are too many choices."),
    Fault.SAME_CHOICES: gettext_lazy("Two choices are the same."),
    Fault.REMOVED: gettext_lazy("The question has answers already and cannot be removed."),
    Fault.RETYPED: gettext_lazy("The question has answers already and cannot be answered in another way."),
    Fault.OTHER_CHOICES: gettext_lazy("The question has answers already: no choice can be added or removed."),
    Fault.REORDERED: gettext_lazy("The question has answers already: the choices cannot change places."),
    Fault.UNLIKE_ORIGINAL: gettext_lazy("The translation is answered in another way than the original."),
    Fault.OTHER_NUMBER: gettext_lazy(
        "Choices in the translation: %(here)d, in the original: %(original)d. "
        "Write as many as there, each on a line of its own and in the same order."
    ),
}


def wording(finding: Finding) -> str:
    """Return what is wrong, after the name of the question that it is about."""
    fault = str(WORDS[finding.fault])
    if finding.fault is Fault.OTHER_NUMBER:
        fault %= {"here": finding.here, "original": finding.original}
    return _("“%(question)s”: %(fault)s") % {"question": finding.label, "fault": fault} if finding.label else fault
