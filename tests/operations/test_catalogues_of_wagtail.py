"""What Wagtail and wagtail-localize lack in our languages is in `site/wagtail_locale`: all of it and nothing else."""

from functools import cache
from pathlib import Path

import django
import pytest
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext, ngettext, override

FILLED = Path(settings.LOCALE_PATHS[1])
APPS = [app for app in apps.get_app_configs() if app.name.startswith("wagtail")]
DOMAINS = ("django", "djangojs")

both_languages = pytest.mark.parametrize("language", ["fi", "sv"])


@cache
def texts(folder: Path, language: str, domain: str) -> dict[str, str]:
    """Return the confirmed translations of a catalogue; in English, which is the source, every text of it."""
    file = folder / language / "LC_MESSAGES" / f"{domain}.po"
    if not file.exists():
        return {}
    with file.open("rb") as lines:
        messages = [message for message in read_po(lines) if message.id]
    return {
        message.id[0] if isinstance(message.id, tuple) else message.id: message.string
        for message in messages
        if language == "en" or not message.fuzzy and all(as_list(message.string))
    }


def as_list(string: str | tuple[str, ...]) -> list[str]:
    return list(string) if isinstance(string, tuple) else [string]


def of_wagtail(language: str, domain: str) -> dict[str, str]:
    """Return what the installed apps' own catalogues have, all together."""
    merged: dict[str, str] = {}
    for app in APPS:
        merged |= texts(Path(app.path) / "locale", language, domain)
    return merged


@both_languages
@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_every_text_of_an_installed_app_is_translated(app, language) -> None:
    missing = [
        text
        for domain in DOMAINS
        for text in texts(Path(app.path) / "locale", "en", domain)
        if text not in of_wagtail(language, domain) | texts(FILLED, language, domain)
    ]
    assert missing == []


@both_languages
@pytest.mark.parametrize("domain", DOMAINS)
def test_nothing_is_kept_that_the_installed_versions_no_longer_say(language, domain) -> None:
    assert texts(FILLED, language, domain).keys() - of_wagtail("en", domain).keys() == set()


@both_languages
@pytest.mark.parametrize("domain", DOMAINS)
def test_nothing_is_kept_that_the_installed_versions_now_say_in_the_same_words(language, domain) -> None:
    theirs = of_wagtail(language, domain)
    assert [text for text, string in texts(FILLED, language, domain).items() if theirs.get(text) == string] == []


def test_the_staff_interface_speaks_finnish_where_wagtail_does_not() -> None:
    with override("fi"):
        assert gettext("Schedule to publish") == "Ajasta julkaisu"
        assert ngettext("Unpublish 1 page", "Unpublish %(counter)s pages", 3) == "Piilota %(counter)s sivua"


def test_a_gap_in_swedish_is_not_filled_with_finnish() -> None:
    with override("sv"):
        assert gettext("Autosave is paused") == "Automatisk sparning är pausad"


OURS = Path(settings.LOCALE_PATHS[0])
OWN = {"hyte", "blog", "consultations", "materials", "search"}
THEIR_FOLDERS = [
    Path(django.__file__).parent / "conf" / "locale",
    *(Path(app.path) / "locale" for app in reversed(apps.get_app_configs()) if app.name.split(".")[0] not in OWN),
    FILLED,
]
"""Where the texts of Django and the installed apps are, what has the last word at the end."""

MAY_DIFFER = {
    "Text": "what Django calls a field of a model, which nobody is shown",
    "Time": "what Django calls a field of a model, which nobody is shown",
}


@both_languages
def test_no_text_of_ours_stands_in_for_another_of_the_same_words(language) -> None:
    """In English the two are one text: ours wants a context or other words, theirs a place in `wagtail_locale`."""
    theirs: dict[tuple[str, str | None], object] = {}
    for folder in THEIR_FOLDERS:
        theirs |= by_context(folder, language)
    ours = by_context(OURS, language)
    differ = {text for text, context in ours.keys() & theirs.keys() if ours[text, context] != theirs[text, context]}
    assert differ - MAY_DIFFER.keys() == set()


def by_context(folder: Path, language: str) -> dict[tuple[str, str | None], object]:
    """Return the translations of a catalogue by their English text and its context."""
    file = folder / language / "LC_MESSAGES" / "django.po"
    if not file.exists():
        return {}
    with file.open("rb") as lines:
        messages = [message for message in read_po(lines) if message.id and not message.fuzzy]
    return {
        (as_list(message.id)[0], message.context): message.string
        for message in messages
        if all(as_list(message.string))
    }
