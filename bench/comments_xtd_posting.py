"""Comments as they are posted to django-comments-xtd, for `bench.posting`. Runs in an environment of its own.

Takes on its standard input one line with the database, and then one for each measurement that is wanted; answers each
with a line of JSON. Its own defaults but for two: mail is handed over within the post and not in a thread beside it,
where the time could not be told, and lies in memory. "confirming" is its default, in which the post sends a mail and
stores nothing; "storing" has COMMENTS_XTD_CONFIRM_EMAIL off.
"""

import json
import sys
from typing import Any

from bench.comments_xtd import set_up
from bench.corpus import text_of
from bench.posts import Poster

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
"""Those of a new Django project."""


def main() -> None:
    database = json.loads(sys.stdin.readline())
    set_up(
        database,
        ALLOWED_HOSTS=["testserver"],
        MIDDLEWARE=MIDDLEWARE,
        EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend",
        COMMENTS_XTD_THREADED_EMAILS=False,
        COMMENTS_XTD_SALT=b"of a measurement",
    )
    from django.db import connection

    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        answer_measurements()
    finally:
        connection.close()
        connection.creation.destroy_test_db(database["NAME"], verbosity=0)


def answer_measurements() -> None:
    from django.core import mail
    from django.urls import reverse
    from django_comments_xtd.conf import settings
    from django_comments_xtd.models import XtdComment

    poster = Poster(reverse("comments-post-comment"), form_of, status=302)
    tell({"ready": True})
    for line in sys.stdin:
        wanted = json.loads(line)
        settings.COMMENTS_XTD_CONFIRM_EMAIL = wanted["way"] == "confirming"
        stored, sent = XtdComment.objects.count(), len(getattr(mail, "outbox", []))
        answer = getattr(poster, wanted["what"])(*wanted["arguments"])
        number = XtdComment.objects.count() - stored
        tell({"answer": answer, "stored": number, "mails": len(getattr(mail, "outbox", [])) - sent})


def form_of(number: int) -> dict[str, Any]:
    """Return what a browser sends for a form that was shown just now."""
    from django.contrib.sites.models import Site
    from django_comments_xtd.forms import XtdCommentForm

    page = Site.objects.get_current()
    return XtdCommentForm(page).generate_security_data() | {
        "name": f"Asukas {number}",
        "email": f"asukas{number}@posti.example",
        "url": "",
        "comment": text_of(number),
        "honeypot": "",
        "reply_to": 0,
    }


def tell(answer: dict[str, Any]) -> None:
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
