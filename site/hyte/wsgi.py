"""The WSGI application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hyte.settings.embedded")

application = get_wsgi_application()

from search import analysis  # noqa: E402 — the analysis is configured by now
from search.vocabulary import current as vocabulary  # noqa: E402

# The first search after a start waits for no word list: some milliseconds and 10 MB with Voikko, two seconds and 55 MB
# without; nor for the vocabulary, which takes a second or two to read.
analysis.prepare()
vocabulary.prepare()
