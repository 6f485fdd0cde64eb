"""The mail server's address, as one URL, in the form that Django's connections take."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

TIMEOUT = 10
"""Seconds that the worker waits for the mail server."""

DEFAULT_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def connection_options(mail_url: str) -> dict[str, Any]:
    """Return the arguments of `django.core.mail.get_connection` for `mail_url`.

    `console://` writes mails to the terminal, `memory://` keeps them for tests; `smtp://`, `smtp+tls://` (STARTTLS) and
    `smtps://` (TLS from the start) name a server with optional user and password.
    """
    parts = urlsplit(mail_url)
    if parts.scheme == "console":
        return {"backend": "django.core.mail.backends.console.EmailBackend"}
    if parts.scheme == "memory":
        return {"backend": "django.core.mail.backends.locmem.EmailBackend"}
    return {
        "backend": "django.core.mail.backends.smtp.EmailBackend",
        "host": parts.hostname,
        "port": parts.port or DEFAULT_PORTS[parts.scheme],
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": parts.scheme == "smtp+tls",
        "use_ssl": parts.scheme == "smtps",
        "timeout": TIMEOUT,
    }
