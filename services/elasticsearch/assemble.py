"""Putting the node together below `var/elasticsearch/`, once for all instances of this clone.

    python3 -m services.elasticsearch.assemble

The jars come from Maven Central through the machine's Maven, whose local repository other clones share. Each must be
the one that `jars.sha256` names.
"""

import hashlib
import shutil
import sys
import zipfile
from pathlib import Path

from services.console import Interrupted, Unavailable, say, step
from services.elasticsearch.requirements import Requirements, find_requirements
from services.java import maven_environment
from services.locks import waiting_turn
from services.paths import ROOT, VAR
from services.processes import ended_by_signals
from services.programs import run_logged
from services.stamps import digest_of

SOURCES = ROOT / "services" / "elasticsearch"
CHECKSUMS = SOURCES / "jars.sha256"
COPY_DEPENDENCIES = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
TARGET = VAR / "elasticsearch"


def assembled_folder() -> Path:
    """Return the folder of the node made from the present sources; another digest is another folder."""
    parts = (SOURCES / name for name in ("server", "http", "launcher", "root-endpoint", "jars.sha256"))
    return TARGET / f"assembled-{digest_of(parts)[:12]}"


def assemble(requirements: Requirements) -> Path:
    """Return the folder of the assembled node, made when it is not there. A half-made one is never seen."""
    folder = assembled_folder()
    with waiting_turn("elasticsearch"):
        if not folder.is_dir():
            with step("Assembling Elasticsearch"):
                make_node(requirements, folder)
    return folder


def make_node(requirements: Requirements, folder: Path) -> None:
    """Fetch, verify and compile the parts beside `folder` and put them in its place when all is well."""
    partial = folder.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)
    collect_jars(requirements, partial)
    verify_jars(partial)
    compile_java(requirements, partial)
    (partial / "native").mkdir()
    (partial / "native" / f"libzstd{requirements.compression.suffixes[0]}").symlink_to(requirements.compression)
    partial.rename(folder)


def collect_jars(requirements: Requirements, folder: Path) -> None:
    """Fetch the server's jars into `lib/` and those that only HTTP adds into `modules/transport-netty4/`."""
    library, module, fetched = folder / "lib", folder / "modules" / "transport-netty4", folder / "http"
    module.mkdir(parents=True)
    for part, target in (("server", library), ("http", fetched)):
        run_logged(
            [
                requirements.maven,
                *("-B", "-q", "-Dstyle.color=never", "-f", SOURCES / part / "pom.xml", COPY_DEPENDENCIES),
                *("-DincludeScope=runtime", f"-DoutputDirectory={target}"),
            ],
            log="maven",
            what="Elasticsearch's jars could not be fetched",
            environment=maven_environment(requirements.kit, VAR / "maven"),
        )
    for jar in fetched.iterdir():
        if not (library / jar.name).exists():
            jar.rename(module / jar.name)
    shutil.rmtree(fetched)
    with zipfile.ZipFile(next(module.glob("transport-netty4-*.jar"))) as jar_file:
        descriptor = jar_file.read("META-INF/es-plugins/transport-netty4/plugin-descriptor.properties")
    (module / "plugin-descriptor.properties").write_bytes(descriptor)


def checksums_of(folder: Path) -> str:
    """Return the lines that `sha256sum` would print for the jars in `folder`, in the order of their names."""
    jars = sorted(folder.rglob("*.jar"))
    return "".join(f"{hashlib.sha256(jar.read_bytes()).hexdigest()}  {jar.relative_to(folder)}\n" for jar in jars)


def verify_jars(folder: Path) -> None:
    """Raise `Unavailable` unless the jars are exactly those that `jars.sha256` names."""
    wanted, got = (set(text.splitlines()) for text in (CHECKSUMS.read_text("utf-8"), checksums_of(folder)))
    if wanted != got:
        names = ", ".join(sorted({line.split()[1] for line in wanted ^ got}))
        raise Unavailable(f"Elasticsearch's jars differ from services/elasticsearch/jars.sha256 ({names}): fetch anew.")


def compile_java(requirements: Requirements, folder: Path) -> None:
    """Compile the launcher, and the plugin into a jar beside its descriptor."""
    plugin, classes = folder / "plugins" / "root-endpoint", folder / "classes"
    for source, target in (("launcher", folder / "launcher"), ("root-endpoint", classes)):
        files = sorted((SOURCES / source).glob("*.java"))
        run_logged(
            [requirements.kit.compiler, "--release", "21", "-cp", f"{folder / 'lib'}/*", "-d", target, *files],
            log="javac",
            what="The launcher of Elasticsearch could not be compiled",
        )
    plugin.mkdir(parents=True)
    shutil.copy(SOURCES / "root-endpoint" / "plugin-descriptor.properties", plugin)
    with zipfile.ZipFile(plugin / "root-endpoint.jar", "w") as jar_file:
        for compiled in classes.rglob("*.class"):
            jar_file.write(compiled, compiled.relative_to(classes))
    shutil.rmtree(classes)


if __name__ == "__main__":
    try:
        with ended_by_signals():  # one signal ends Maven first and this process after it
            assemble(find_requirements())
    except Interrupted:
        sys.exit(1)
    except Unavailable as reason:
        say(str(reason))
        sys.exit(1)
