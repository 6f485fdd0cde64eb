"""Load the demo: a fictional county with its content, its statements and the accounts of its staff."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from hyte.demo.accounts import ensure_accounts
from hyte.demo.distribution_life import ask
from hyte.demo.followers import add_followers
from hyte.demo.importers import DEMO_IMPORTERS
from hyte.demo.moderation_life import moderate
from hyte.demo.outcome_life import account
from hyte.demo.period_life import answer_for, cancel, extend
from hyte.demo.pictures import load_pictures
from hyte.demo.reading import DemoContentBroken, read_content
from hyte.demo.registry_life import keep_the_record
from hyte.demo.statement_life import live_on
from hyte.demo.survey_life import answer_surveys
from hyte.demo.topics import bilingual_topics
from hyte.importing.known import Known
from hyte.importing.run import Run
from hyte.importing.service import Report, import_items
from hyte.pages.models import HomePage, Topic
from hyte.structure.creation import ensure_site, host_and_port

FOLDER = Path(__file__).parent
NAME_FI, NAME_SV = "Rantamaan HYTE", "Strandmarks HYTE"


class ContentExists(Exception):
    """The database has a site already: the demo would mix with it."""


@transaction.atomic
def load_demo(*, at: datetime) -> Report:
    """Make the site and fill it, all or nothing; dates are counted from `at`.

    Raises `ContentExists` on a database that has a site, and `DemoContentBroken` when a file is not right.
    """
    if HomePage.objects.exists():
        raise ContentExists
    items = read_content(FOLDER / "content", at)
    hostname, port = host_and_port(settings.BASE_URL)
    ensure_site(name_fi=NAME_FI, name_sv=NAME_SV, hostname=hostname, port=port, at=at)
    accounts = ensure_accounts()
    Topic.objects.bulk_create(Topic(name_fi=finnish, name_sv=swedish) for finnish, swedish in bilingual_topics(items))
    load_pictures(FOLDER / "content" / "images.toml", Run(folder=FOLDER, at=at, known=Known({})))
    report = import_items(items=items, importers=DEMO_IMPORTERS, folder=FOLDER, at=at)
    if report.problems:
        raise DemoContentBroken("; ".join(map(str, report.problems)))
    answer_for(coordinator=accounts["koordinaattori"], at=at)
    extend(coordinator=accounts["koordinaattori"], at=at)
    cancel(coordinator=accounts["koordinaattori"], at=at)
    live_on(folder=FOLDER / "files", moderator=accounts["moderaattori"], at=at)
    moderate(moderator=accounts["moderaattori"], at=at)
    ask(
        coordinator=accounts["koordinaattori"], registry=accounts["kirjaamo"], moderator=accounts["moderaattori"], at=at
    )
    account(coordinator=accounts["koordinaattori"], moderator=accounts["moderaattori"], at=at)
    keep_the_record(registry=accounts["kirjaamo"], at=at)
    answer_surveys(coordinator=accounts["koordinaattori"], at=at)
    add_followers(at=at)
    return report
