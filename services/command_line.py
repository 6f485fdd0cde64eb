"""The verbs of `python3 -m services`, each behind a target of the Makefile."""

import errno
import importlib
from collections.abc import Sequence

from services.console import Interrupted, Unavailable, say
from services.processes import ended_by_signals

VERBS = {
    "run": ("services.run", "run"),
    "test": ("services.test", "test"),
    "lint": ("services.lint", "lint"),
    "messages": ("services.messages", "messages"),
    "start": ("services.shared", "start"),
    "stop": ("services.shared", "stop"),
}
"""What each word calls. A module is loaded only for its own verb."""


def run_verb(words: Sequence[str]) -> int:
    """Run the verb that `words` name and return the exit status."""
    if len(words) != 1 or words[0] not in VERBS:
        say(f"One of these words is needed: {', '.join(VERBS)}.")
        return 2
    module, function = VERBS[words[0]]
    try:
        with ended_by_signals():
            return int(getattr(importlib.import_module(module), function)())
    except Interrupted:
        return 0 if words[0] == "run" else 130
    except Unavailable as reason:
        say(str(reason))
    except OSError as error:
        say(system_sentence(error))
    return 1


def system_sentence(error: OSError) -> str:
    """Return what the system refused, in one sentence with the remedy."""
    if error.errno == errno.ENOSPC:
        return "The disk is full: free some space and run the command again."
    name = f" ({error.filename})" if error.filename else ""
    return f"The system refused: {error.strerror or error}{name}; mend that and run the command again."
