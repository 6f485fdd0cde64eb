"""The profile of `make run`: SQLite, the built-in search, demo content, everything below `var/`.

Without any environment it describes the very site that `make run` serves, so every management command acts on that one.
It is for trying the site and for developing it, on the loopback interface only.
"""

import json
import os
import secrets
from pathlib import Path

from hyte.settings.base import *
from hyte.settings.base import VAR, configure
from hyte.settings.environment import Defaults, read_environment


def local_secret(file: Path) -> str:
    """Return the secret kept in `file`, making one on the first call."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return file.read_text(encoding="ascii")


found = VAR / "embedded.json"
services = json.loads(found.read_text(encoding="utf-8")) if found.exists() else {}

globals().update(
    configure(
        read_environment(
            Defaults(
                secret_key=local_secret(VAR / "secret_key"),
                database_url=f"sqlite:///{VAR / 'db.sqlite3'}",
                elasticsearch_url=services.get("elasticsearch_url", ""),
                base_url=f"http://127.0.0.1:{os.environ.get('PORT', '8000')}",
                media_root=str(VAR / "media"),
                private_root=str(VAR / "private"),
                mail_url="console://",
                voikko_path=services.get("voikko", ""),
            )
        )
    )
)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SERVE_MEDIA = True
DEMO = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": PRIVATE_STORAGE,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
