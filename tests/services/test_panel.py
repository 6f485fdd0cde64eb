"""What a newcomer sees when the site has come up."""

import pytest

from services.panel import database_in_use, panel

ACCOUNTS = [("admin", "Administrator", "word-1"), ("kirjaamo", "Registry", "word-1"), ("guest", "Visitor", "word-2")]


def shown() -> str:
    return panel(site="http://127.0.0.1:8000", accounts=ACCOUNTS, database="SQLite, var/db.sqlite3", search="built-in")


@pytest.mark.parametrize("path", ["/fi/", "/sv/", "/admin/"])
def test_the_addresses_of_both_languages_and_of_the_staff_are_shown(path: str) -> None:
    assert f"http://127.0.0.1:8000{path}\n" in shown()


def test_accounts_with_the_same_password_share_a_line() -> None:
    assert "admin, kirjaamo; password word-1\n" in shown()
    assert "guest; password word-2\n" in shown()


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "SQLite, var/db.sqlite3"),
        ({"DATABASE_URL": "sqlite:////srv/site.sqlite3"}, "SQLite, //srv/site.sqlite3"),
        (
            {"DATABASE_URL": "postgresql://hyte:secret@db.example:5433/site"},
            "postgresql at db.example:5433/site (DATABASE_URL)",
        ),
    ],
)
def test_the_database_is_named_without_its_password(environment: dict[str, str], words: str) -> None:
    assert database_in_use(environment) == words
