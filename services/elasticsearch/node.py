"""Starting one node and waiting until it can be used: for the tests and for `make services`."""

import os
import time
from pathlib import Path

from services.console import Unavailable
from services.elasticsearch.assemble import assemble
from services.elasticsearch.instance import USABLE, Instance, status_of
from services.elasticsearch.requirements import find_requirements
from services.paths import LOGS
from services.ports import choose_port
from services.processes import Child

LONGEST_START_SECONDS = 120.0


def start_node(folder: Path, *, port: int | None = None, detached: bool = False) -> tuple[Instance, Child]:
    """Start a node on the data in `folder`. Raises `Unavailable` when this machine cannot have one."""
    requirements = find_requirements()
    assembled = assemble(requirements)
    instance = Instance(folder=folder, port=port or choose_port())
    instance.set_up()
    command = instance.command(requirements.kit, assembled)
    log = LOGS / f"elasticsearch-{folder.name}.log"
    return instance, Child(command, log=log, environment=os.environ, detached=detached)


def wait_until_usable(instance: Instance, child: Child) -> None:
    """Return when the node answers searches. Raises `Unavailable` when it ends or takes two minutes."""
    while status_of(instance.url) not in USABLE:
        if child.status is not None or child.lived > LONGEST_START_SECONDS:
            raise Unavailable(f"Elasticsearch could not be started: {child.last_words()}")
        time.sleep(0.2)
