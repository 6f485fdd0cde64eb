"""A thread as django-comments-xtd shows it, for the comparison in `bench.thread`. Runs in an environment of its own.

    python -m bench.comments_xtd LENGTH…

Prints one line of JSON: for each length the bytes, the queries and the milliseconds of processor time of one page.
"""

import gzip
import json
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import django
from django.conf import settings

from bench.corpus import text_of

ROUNDS = 3
PAGE = "{% load comments comments_xtd %}{% render_xtdcomment_tree for page %}"


def main() -> None:
    set_up({"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"})
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(json.dumps({length: page_of(length) for length in map(int, sys.argv[1:])}))


def set_up(database: dict[str, Any], **more: Any) -> None:
    """Set Django up as its documentation has it, for one database."""
    settings.configure(
        SECRET_KEY="of a measurement",
        DATABASES={"default": database},
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sites",
            "rest_framework",
            "django_comments_xtd",
            "django_comments",
        ],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
        ROOT_URLCONF="django_comments_xtd.urls",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        COMMENTS_APP="django_comments_xtd",
        COMMENTS_XTD_MAX_THREAD_LEVEL=1,
        SITE_ID=1,
        USE_TZ=True,
        **more,
    )
    django.setup()


def page_of(length: int) -> dict[str, float]:
    """Store a thread of `length` comments below a page of its own and measure the page."""
    from django.contrib.auth.models import AnonymousUser
    from django.contrib.contenttypes.models import ContentType
    from django.contrib.sites.models import Site
    from django.db import connection
    from django.template import engines
    from django.test.utils import CaptureQueriesContext
    from django_comments_xtd.models import XtdComment

    page = Site.objects.create(domain=f"{length}.example", name=str(length))
    kind = ContentType.objects.get_for_model(Site)
    since = datetime(2026, 10, 1, tzinfo=UTC)
    for number in range(length):
        XtdComment.objects.create(
            content_type=kind,
            object_pk=page.pk,
            site_id=1,
            user_name=f"Yhdistys {number} ry",
            comment=text_of(number),
            submit_date=since + timedelta(seconds=number),
        )
    template = engines["django"].from_string(PAGE)
    context = {"page": page, "user": AnonymousUser()}
    with CaptureQueriesContext(connection) as queries:
        content = template.render(context)
    started = time.process_time()
    for _round in range(ROUNDS):
        template.render(context)
    spent = (time.process_time() - started) * 1000 / ROUNDS
    raw = content.encode()
    return {"bytes": len(raw), "gzip": len(gzip.compress(raw)), "queries": len(queries), "milliseconds": spent}


if __name__ == "__main__":
    main()
