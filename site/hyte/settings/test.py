"""The profile of the tests: the services that `make test` starts, or SQLite and the built-in search without any."""

import os
import re
import tempfile
from pathlib import Path

from hyte.settings.base import *
from hyte.settings.base import VAR, configure
from hyte.settings.environment import Defaults, read_environment

MEDIA = tempfile.TemporaryDirectory(prefix="hyte-media-")  # removes itself when the process ends
PRIVATE = tempfile.TemporaryDirectory(prefix="hyte-private-")

globals().update(
    configure(
        read_environment(
            Defaults(
                secret_key="not-a-secret-the-tests-are-public-and-so-is-this-text",  # noqa: S106
                database_url=f"sqlite:///{VAR / 'test.sqlite3'}",
                elasticsearch_url="",
                base_url="http://testserver",
                media_root=MEDIA.name,
                private_root=PRIVATE.name,
                mail_url="memory://",
            )
        )
    )
)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file: an SQLite database in memory cannot be shared by the threads of the concurrency tests.
    _FILE = VAR / "memory" if DATABASES["default"]["NAME"] == ":memory:" else DATABASES["default"]["NAME"]
    DATABASES["default"]["TEST"] = {"NAME": f"{_FILE}.test"}
elif _template := os.environ.get("TEST_DATABASE_TEMPLATE"):
    # A database that is migrated already, of which each test process gets a copy.
    DATABASES["default"]["TEST"] = {"TEMPLATE": _template}
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
# Named after the database, so that test runs on two databases do not meet in the engine.
_DATABASE = Path(str(DATABASES["default"]["NAME"])).stem + os.environ.get("PYTEST_XDIST_WORKER", "")
ELASTICSEARCH_INDEX = re.sub(r"[^a-z0-9]+", "-", f"test-{_DATABASE.lower()}")
SERVE_MEDIA = True
DEMO = True
VAIN_SEARCHES_EVERY = 0
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": PRIVATE_STORAGE,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
