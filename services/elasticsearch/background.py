"""Elasticsearch beside the running site: assembled and started while people already read, and kept running."""

import os
import shutil
import sys
import time

from services.console import Unavailable, duration, say
from services.elasticsearch.assemble import assembled_folder
from services.elasticsearch.instance import USABLE, Instance, answer_of, status_of, version_of
from services.elasticsearch.requirements import Requirements
from services.paths import LOGS
from services.processes import Child

MOST_QUICK_ENDS = 3
QUICK_SECONDS = 60.0
"""A node that ends within this time of its start, this often in a row, is not started again."""


class BackgroundElasticsearch:
    """Moves one step with each `tick`: assembling, starting, waiting for the site's search to use it, watching.

    The site never waits for it, and loses nothing but speed of search while it is away.
    """

    def __init__(self, instance: Instance, requirements: Requirements, site: str) -> None:
        self.instance = instance
        self.requirements = requirements
        self.site = site
        self.child: Child | None = None
        self.assembling = False
        self.switched = False
        self.given_up = False
        self.quick_ends = 0
        self.began = time.monotonic()

    def tick(self) -> None:
        """Do what is due now; at most a few seconds' work."""
        if self.given_up:
            return
        try:
            if self.child is None or self.child.status is not None:
                self.advance()
            elif not self.assembling and not self.switched:
                self.announce_when_switched()
        except Unavailable as reason:
            self.give_up(str(reason))

    def children(self) -> list[Child]:
        """Return what has to be ended with the site."""
        return [self.child] if self.child else []

    def advance(self) -> None:
        """Start what comes next: the assembly, or the node; or tell that the last one failed."""
        if self.child and self.assembling and self.child.status:
            self.give_up(f"Elasticsearch could not be assembled: {self.child.last_words()}")
        elif self.child and not self.assembling:
            self.restart(self.child)
        elif assembled_folder().is_dir():
            self.start_node()
        else:
            say("Elasticsearch is being fetched and assembled in the background (once, some 65 MB).")
            command = [sys.executable, "-m", "services.elasticsearch.assemble"]
            self.child = Child(command, log=LOGS / "elasticsearch-assembly.log", environment=os.environ)
            self.assembling = True

    def start_node(self) -> None:
        """Start the node on the data it had."""
        self.instance.set_up()
        self.child = Child(
            self.instance.command(self.requirements.kit, assembled_folder()),
            log=LOGS / "elasticsearch.log",
            environment=os.environ,
        )
        self.assembling = False

    def restart(self, ended: Child) -> None:
        """Start the node again, but not one that keeps ending soon after its start."""
        self.quick_ends = self.quick_ends + 1 if ended.lived < QUICK_SECONDS else 1
        if self.quick_ends >= MOST_QUICK_ENDS:
            self.give_up(f"Elasticsearch keeps ending: {ended.last_words()}")
            return
        say("Elasticsearch has ended; the built-in search answers while it is started again.")
        self.switched = False
        self.began = time.monotonic()
        self.start_node()

    def announce_when_switched(self) -> None:
        """Say once that the node is usable and the site's search has gone over to it."""
        if status_of(self.instance.url) in USABLE and answer_of(f"{self.site}/readyz").get("search") == "elasticsearch":
            took = duration(time.monotonic() - self.began)
            say(f"Elasticsearch {version_of(self.instance.url)} is green: search has gone over to it (after {took}).")
            self.switched = True

    def give_up(self, reason: str) -> None:
        """Say why there is no Elasticsearch, once, and do nothing more."""
        say(f"The built-in search stays: {reason}")
        self.given_up = True
        shutil.rmtree(self.instance.folder / "tmp", ignore_errors=True)
