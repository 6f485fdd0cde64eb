"""One running node: its own folder and port, so that the site, `make services` and the tests do not meet."""

import json
import shutil
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from string import Template

from services.elasticsearch.assemble import SOURCES
from services.java import JavaKit

LARGEST_HEAP = "512m"
USABLE = ("yellow", "green")
"""A single node with replicas asked for stays yellow; both answer every search."""
MODULES_WITH_NATIVE_ACCESS = (
    "ALL-UNNAMED,org.elasticsearch.nativeaccess,org.elasticsearch.foreign,org.apache.lucene.core"
)


@dataclass(frozen=True)
class Instance:
    """A node's folder, which holds `config/`, `data/`, `logs/` and `tmp/`, and its port on the loopback interface."""

    folder: Path
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def set_up(self) -> None:
        """Write the configuration and make the folders. Data that is there stays."""
        for name in ("config", "data", "logs", "tmp"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        settings = Template((SOURCES / "config" / "elasticsearch.yml").read_text(encoding="utf-8"))
        filled = settings.substitute(http_port=self.port)
        (self.folder / "config" / "elasticsearch.yml").write_text(filled, encoding="utf-8")
        shutil.copy(SOURCES / "config" / "log4j2.properties", self.folder / "config")

    def command(self, kit: JavaKit, assembled: Path) -> list[str]:
        """Return the command line that runs the node in the foreground.

        Without the last two system properties an index with `best_compression` hangs; the serial collector saves a
        third of the memory that the default one takes at this heap.
        """
        return [
            *(str(kit.java), "-Xms128m", f"-Xmx{LARGEST_HEAP}", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"),
            *("--module-path", str(assembled / "lib"), "--add-modules", "ALL-MODULE-PATH"),
            *("--add-modules", "jdk.incubator.vector", f"--enable-native-access={MODULES_WITH_NATIVE_ACCESS}"),
            *("-Dlog4j2.disable.jmx=true", "-Dlog4j.shutdownHookEnabled=false", "-Dio.netty.noUnsafe=true"),
            f"-Djava.io.tmpdir={self.folder / 'tmp'}",
            "-Dorg.elasticsearch.nativeaccess.enableVectorLibrary=false",
            f"-Des.nativelibs.path={assembled / 'native'}",
            *("-cp", str(assembled / "launcher"), "Launcher", str(assembled), str(self.folder)),
        ]


def answer_of(url: str, *, seconds: float = 2) -> dict[str, object]:
    """Return the JSON object that `url` answers with, empty when there is no such answer within `seconds`."""
    try:
        with urllib.request.urlopen(url, timeout=seconds) as answer:  # noqa: S310 — loopback addresses only
            found = json.load(answer)
    except (OSError, ValueError, urllib.error.HTTPError):
        return {}
    return found if isinstance(found, dict) else {}


def status_of(url: str) -> str:
    """Return the cluster's colour, empty while the node does not answer."""
    return str(answer_of(f"{url}/_cluster/health").get("status", ""))


def version_of(url: str) -> str:
    """Return the version the node says it has."""
    version = answer_of(url).get("version")
    return str(version.get("number", "")) if isinstance(version, dict) else ""
