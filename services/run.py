"""`make run`: the whole site on one machine, from an empty clone to a served page, under one Ctrl-C."""

import os
import time
from collections.abc import Mapping

from services.console import Unavailable, duration, say
from services.elasticsearch.background import BackgroundElasticsearch
from services.elasticsearch.instance import Instance
from services.elasticsearch.requirements import find_requirements
from services.embedded import kept_port, write_embedded
from services.locks import only_one, waiting_turn
from services.node_packages import ensure_node_packages
from services.panel import database_in_use, panel
from services.paths import VAR
from services.ports import asked_port, require_free
from services.processes import end_all, ignore_signals
from services.python_packages import RUNTIME_LOCK, ensure_python_packages
from services.serving import KeptWorker, start_web, wait_until_served
from services.site_preparation import (
    collect_static_files,
    prepare_database,
    prepare_files,
    refuse_foreign_files,
    site_environment,
)
from services.voikko import ensure_voikko

TICK_SECONDS = 0.5


def run() -> int:
    """Prepare and serve the site until it is ended. Raises `Unavailable` when it cannot be served."""
    began = time.monotonic()
    port = asked_port(os.environ)
    site = f"http://127.0.0.1:{port}"
    environment = site_environment() | {"PORT": str(port)}
    refuse_foreign_files()
    with only_one("run", here=site):
        require_free(port)
        with waiting_turn("prepare"):
            ensure_python_packages(RUNTIME_LOCK)
            ensure_node_packages()
            elasticsearch = prepare_engines(site)
            prepare_files(environment)
            collect_static_files(environment)
        accounts = prepare_database(environment)
        serve(port, environment, elasticsearch, accounts, began)
    return 0


def prepare_engines(site: str) -> BackgroundElasticsearch | None:
    """Find out which engines this machine can have, tell the site's settings, and say what is missing."""
    voikko, requirements = None, None
    try:
        voikko = None if os.environ.get("VOIKKO_PATH") else ensure_voikko()
    except Unavailable as reason:
        say(str(reason))
    if "ELASTICSEARCH_URL" not in os.environ:
        try:
            requirements = find_requirements()
        except Unavailable as reason:
            say(f"The built-in search is used. {reason}")
    instance = Instance(folder=VAR / "elasticsearch" / "embedded", port=kept_port()) if requirements else None
    write_embedded(elasticsearch_url=instance.url if instance else None, voikko=voikko)
    return BackgroundElasticsearch(instance, requirements, site) if instance and requirements else None


def serve(
    port: int,
    environment: Mapping[str, str],
    elasticsearch: BackgroundElasticsearch | None,
    accounts: list[list[str]],
    began: float,
) -> None:
    """Start the web server, the worker and Elasticsearch, and watch them until somebody ends the command."""
    site = f"http://127.0.0.1:{port}"
    web = start_web(port, environment)
    worker = None
    try:
        wait_until_served(web, site)
        worker = KeptWorker(environment)
        shown = panel(site=site, accounts=accounts, database=database_in_use(), search=search_at_start(elasticsearch))
        print(shown, flush=True)
        say(f"Ready after {duration(time.monotonic() - began)}.")
        while web.status is None:
            worker.tick()
            if elasticsearch:
                elasticsearch.tick()
            time.sleep(TICK_SECONDS)
        raise Unavailable(f"The web server has ended, so everything ends: {web.last_words()}")
    finally:
        ignore_signals()
        say("Ending …")
        end_all([web, *([worker.child] if worker else []), *(elasticsearch.children() if elasticsearch else [])])


def search_at_start(elasticsearch: BackgroundElasticsearch | None) -> str:
    """Return in words what answers searches when the site has just come up."""
    if elasticsearch:
        return "built-in; Elasticsearch is coming up in the background"
    url = os.environ.get("ELASTICSEARCH_URL")
    return f"Elasticsearch at {url} (ELASTICSEARCH_URL), the built-in search while it is away" if url else "built-in"
