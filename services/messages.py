"""`make messages`: gather the texts of the interface into `site/locale` and compile them."""

import re
import shutil

from services.console import Unavailable, say, step
from services.paths import ROOT
from services.python_packages import RUNTIME_LOCK, ensure_python_packages
from services.site_preparation import MESSAGES, manage

LANGUAGES = ("fi", "sv")
WITHOUT_TEXTS = (".venv", "bench", "node_modules", "services", "tests", "var")


def messages() -> int:
    """Bring the catalogues up to date with the source. Raises `Unavailable` where gettext's programs are missing."""
    if not shutil.which("xgettext"):
        raise Unavailable("Gathering texts needs gettext's programs: install them (Debian and Ubuntu: gettext).")
    ensure_python_packages(RUNTIME_LOCK)
    languages = [f"--locale={language}" for language in LANGUAGES]
    left_out = [f"--ignore={folder}/*" for folder in WITHOUT_TEXTS]
    with step("Gathering the texts"):
        manage(
            *("makemessages", *languages, *left_out, "--no-location", "--no-obsolete", "--no-wrap"),
            what="The texts could not be gathered",
        )
        for catalogue in MESSAGES.rglob("*.po"):
            text = catalogue.read_text(encoding="utf-8")
            catalogue.write_text(without_moments(text), encoding="utf-8")
    with step("Compiling the messages"):
        manage("compile_messages", what="The messages could not be compiled")
    say(f"Translate what is empty or marked fuzzy in {MESSAGES.relative_to(ROOT)}/*/LC_MESSAGES/django.po.")
    return 0


def without_moments(catalogue: str) -> str:
    """Return the text of a catalogue without the headers that differ at each run, so that a diff shows texts only."""
    return re.sub(r'^"(POT-Creation-Date|Report-Msgid-Bugs-To):.*\n', "", catalogue, flags=re.MULTILINE)
