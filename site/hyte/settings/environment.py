"""The environment variables that configure the site: read once, typed, and checked before anything starts.

A bad value never becomes a traceback: every one is named in a line of its own and the process ends with status 2,
so that an operator can mend all of them in one go.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

from django.core.mail.message import sanitize_address
from environs import Env, EnvValidationError, ValidationError, validate

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
SHORTEST_SECRET = 50
"""Characters; the length below which Django's own deployment check warns."""

LONGEST_MODEL_NAME = 100
MOST_DIMENSIONS = 4096
"""What Elasticsearch takes."""


@dataclass(frozen=True)
class Defaults:
    """What a profile supplies when a variable is absent. `None` means that the variable is required."""

    secret_key: str | None = None
    database_url: str | None = None
    elasticsearch_url: str | None = None
    base_url: str | None = None
    media_root: str | None = None
    private_root: str | None = None
    mail_url: str | None = None
    voikko_path: str = ""


@dataclass(frozen=True)
class Environment:
    """The site's configuration as the environment gives it. Addresses are text, durations are seconds."""

    secret_key: str
    database: dict[str, Any]
    elasticsearch_url: str
    elasticsearch_index: str
    search_embedder: str
    base_url: str
    allowed_hosts: list[str]
    media_root: Path
    private_root: Path
    mail_url: str
    mail_from: str
    mail_bounces: str
    voikko_path: str
    trusted_proxies: int
    log_level: str

    def redacted(self) -> dict[str, str]:
        """Return every value as text with secrets and passwords replaced, for `manage.py configuration`."""
        shown = {field.name: str(getattr(self, field.name)) for field in fields(self)}
        shown["secret_key"] = "…"
        shown["database"] = f"{self.database['ENGINE']} {self.database.get('HOST') or ''} {self.database['NAME']}"
        for name in ("elasticsearch_url", "mail_url"):
            shown[name] = without_password(shown[name])
        return shown


def without_password(address: str) -> str:
    """Return `address` with the password of its user information replaced by an ellipsis."""
    password = urlsplit(address).password
    return address.replace(f":{password}@", ":…@") if password else address


def is_web_address(value: str) -> None:
    """Accept http and https addresses with a host; raise `ValidationError` otherwise."""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValidationError("must be an http or https address such as https://hyte.example")


def is_web_address_or_empty(value: str) -> None:
    if value:
        is_web_address(value)


def is_sender_or_empty(value: str) -> None:
    """Accept an address that can stand in a mail, with a name before it or without."""
    try:
        sender = sanitize_address(value, "utf-8") if value else "@"
    except ValueError:
        sender = ""
    if "@" not in sender:
        raise ValidationError("must be an address such as hyte@county.example")


def is_embedder_or_empty(value: str) -> None:
    """Accept the dotted path of a class that embeds texts, see `search.meaning.embedding.Embedder`."""
    if not value:
        return
    module, _dot, name = value.rpartition(".")
    try:
        embedder = getattr(import_module(module), name)
    except Exception as error:  # importing an operator's module runs whatever is in it
        reason = str(error).replace("\n", " ")
        raise ValidationError(f"must name a class as package.module.Class; not found: {reason}") from error
    told = (getattr(embedder, "name", None), getattr(embedder, "dimensions", None))
    if not (isinstance(told[0], str) and 0 < len(told[0]) <= LONGEST_MODEL_NAME and type(told[1]) is int):
        raise ValidationError(f"must say a name of up to {LONGEST_MODEL_NAME} characters and its dimensions")
    if not 0 < told[1] <= MOST_DIMENSIONS:
        raise ValidationError(f"must have 1 to {MOST_DIMENSIONS} dimensions")
    if not all(callable(getattr(embedder, verb, None)) for verb in ("embed_queries", "embed_passages")):
        raise ValidationError("must have the methods embed_queries and embed_passages")


def read_environment(defaults: Defaults) -> Environment:
    """Read and check every variable; end the process with one line per bad value."""
    env = Env(eager=False)

    def given(default: Any) -> dict[str, Any]:
        return {} if default is None else {"default": default}

    values = {
        "secret_key": env.str(
            "SECRET_KEY", validate=validate.Length(min=SHORTEST_SECRET), **given(defaults.secret_key)
        ),
        "database": env.dj_db_url("DATABASE_URL", conn_max_age=0, **given(defaults.database_url)),
        "elasticsearch_url": env.str(
            "ELASTICSEARCH_URL", validate=is_web_address_or_empty, **given(defaults.elasticsearch_url)
        ),
        "elasticsearch_index": env.str(
            "ELASTICSEARCH_INDEX", default="hyte", validate=validate.Regexp(r"^[a-z][a-z0-9-]{0,40}$")
        ),
        "search_embedder": env.str("SEARCH_EMBEDDER", default="", validate=is_embedder_or_empty),
        "base_url": env.str("BASE_URL", validate=is_web_address, **given(defaults.base_url)),
        "allowed_hosts": env.list("ALLOWED_HOSTS", default=[]),
        "media_root": env.path("MEDIA_ROOT", **given(defaults.media_root)),
        "private_root": env.path("PRIVATE_ROOT", **given(defaults.private_root)),
        "mail_url": env.str(
            "MAIL_URL", validate=validate.Regexp(r"^(smtps?|smtp\+tls|console|memory)://"), **given(defaults.mail_url)
        ),
        "mail_from": env.str("MAIL_FROM", default="", validate=is_sender_or_empty),
        "mail_bounces": env.str("MAIL_BOUNCES", default="", validate=is_sender_or_empty),
        "voikko_path": env.str("VOIKKO_PATH", default=defaults.voikko_path),
        "trusted_proxies": env.int("TRUSTED_PROXIES", default=0, validate=validate.Range(min=0, max=5)),
        "log_level": env.str("LOG_LEVEL", default="INFO", validate=validate.OneOf(LOG_LEVELS)),
    }
    try:
        env.seal()
    except EnvValidationError as error:
        stop([f"{name}: {' '.join(map(str, messages))}" for name, messages in error.error_messages.items()])
    if not values["database"]["ENGINE"].endswith(("postgresql", "sqlite3")):
        stop(["DATABASE_URL: must name PostgreSQL or SQLite, such as postgresql://user:password@host/database"])
    if Path(values["private_root"]).resolve().is_relative_to(Path(values["media_root"]).resolve()):
        stop(["PRIVATE_ROOT: must lie outside MEDIA_ROOT, whose files the web server hands to anybody"])
    values["base_url"] = values["base_url"].rstrip("/")
    host = urlsplit(values["base_url"]).hostname or ""
    values["allowed_hosts"] = values["allowed_hosts"] or [host]
    values["mail_from"] = values["mail_from"] or f"hyte@{host}"
    values["mail_bounces"] = values["mail_bounces"] or values["mail_from"]
    return Environment(**values)


def stop(problems: list[str]) -> NoReturn:
    """Print one line per problem and end the process with status 2."""
    for problem in problems:
        sys.stderr.write(f"configuration: {problem}\n")
    sys.exit(2)
