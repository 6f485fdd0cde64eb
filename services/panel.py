"""What `make run` shows when the site can be read: where to look, who to log in as, what it runs on."""

import os
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from services.paths import LOGS, ROOT


def panel(*, site: str, accounts: Sequence[Sequence[str]], database: str, search: str) -> str:
    """Return the panel's text. `accounts` are rows of user, role and password."""
    rows = [
        ("In Finnish", f"{site}/fi/"),
        ("In Swedish", f"{site}/sv/"),
        ("Staff interface", f"{site}/admin/"),
        *account_rows(accounts),
        ("Database", database),
        ("Search", search),
        ("Logs", f"{LOGS.relative_to(ROOT)}/"),
    ]
    width = max(len(name) for name, _ in rows)
    lines = "\n".join(f"  {name:<{width}}   {value}" for name, value in rows)
    return f"\n{lines}\n\nCtrl-C ends everything.\n"


def account_rows(accounts: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Return the rows about the demo accounts: one row for each password in use, then who is who."""
    passwords: dict[str, list[str]] = {}
    for user, _role, password in accounts:
        passwords.setdefault(password, []).append(user)
    return [("Demo accounts", f"{', '.join(users)}; password {password}") for password, users in passwords.items()]


def database_in_use(environment: Mapping[str, str] = os.environ) -> str:
    """Return the database in words, without its password."""
    url = environment.get("DATABASE_URL", "")
    if not url:
        return "SQLite, var/db.sqlite3"
    parts = urlsplit(url)
    if parts.scheme.startswith("sqlite"):
        return f"SQLite, {parts.path}"
    return f"{parts.scheme} at {parts.hostname}{f':{parts.port}' if parts.port else ''}{parts.path} (DATABASE_URL)"
