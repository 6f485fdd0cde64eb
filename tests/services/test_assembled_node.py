"""The node that is assembled: its parts are the known ones, it stays on this machine, and it is kept running."""

from pathlib import Path

import pytest

from services.console import Unavailable
from services.elasticsearch import background
from services.elasticsearch.assemble import CHECKSUMS, checksums_of, verify_jars
from services.elasticsearch.background import BackgroundElasticsearch
from services.elasticsearch.instance import Instance
from services.elasticsearch.requirements import Requirements, find_requirements
from services.java import JavaKit

REQUIREMENTS = Requirements(kit=JavaKit(home=Path("/jdk"), release=25), maven="/mvn", compression=Path("/libzstd.so.1"))


class EndedChild:
    """A node that has ended after living for `lived` seconds."""

    status = 1
    lived = 1.0

    def last_words(self) -> str:
        return "OutOfMemoryError"


@pytest.fixture
def supervised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BackgroundElasticsearch:
    monkeypatch.setattr(background, "Child", lambda *arguments, **options: EndedChild())
    monkeypatch.setattr(background, "assembled_folder", lambda: tmp_path)
    return BackgroundElasticsearch(Instance(folder=tmp_path / "node", port=1), REQUIREMENTS, "http://127.0.0.1:1")


def test_a_jar_that_the_list_does_not_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "foreign.jar").write_bytes(b"not a jar")
    with pytest.raises(Unavailable, match=r"jars differ from .*lib/foreign\.jar"):
        verify_jars(tmp_path)


def test_every_jar_of_the_list_has_a_digest_and_one_place() -> None:
    lines = [line.split("  ") for line in CHECKSUMS.read_text(encoding="utf-8").splitlines()]
    assert all(len(digest) == 64 and name.startswith(("lib/", "modules/transport-netty4/")) for digest, name in lines)
    assert len({name for _, name in lines}) == len(lines)


def test_digests_are_written_as_sha256sum_writes_them(tmp_path: Path) -> None:
    (tmp_path / "empty.jar").touch()
    assert checksums_of(tmp_path) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  empty.jar\n"


def test_a_node_listens_on_the_loopback_interface_only_and_keeps_its_data(tmp_path: Path) -> None:
    instance = Instance(folder=tmp_path, port=29_200)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "node.lock").touch()
    instance.set_up()
    settings = (tmp_path / "config" / "elasticsearch.yml").read_text(encoding="utf-8")
    assert "network.host: 127.0.0.1\n" in settings
    assert "http.port: 29200\n" in settings
    assert (tmp_path / "data" / "node.lock").exists()


def test_the_heap_is_bounded(tmp_path: Path) -> None:
    assert "-Xmx512m" in Instance(folder=tmp_path, port=29_200).command(REQUIREMENTS.kit, tmp_path)


def test_what_is_missing_is_named_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.elasticsearch.requirements.find_java", lambda: None)
    monkeypatch.setattr("services.elasticsearch.requirements.find_maven", lambda: None)
    with pytest.raises(Unavailable, match="Elasticsearch needs a JDK 21 or newer and Maven: install and run again"):
        find_requirements()


def test_a_node_that_keeps_ending_is_given_up_in_one_sentence(
    supervised: BackgroundElasticsearch, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(10):
        supervised.tick()
    said = capsys.readouterr().err.splitlines()
    assert said[-1] == "The built-in search stays: Elasticsearch keeps ending: OutOfMemoryError"
    assert len(said) == background.MOST_QUICK_ENDS


def test_a_node_that_lived_long_is_started_again_however_often_it_ends(
    supervised: BackgroundElasticsearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EndedChild, "lived", background.QUICK_SECONDS)
    for _ in range(10):
        supervised.tick()
    assert not supervised.given_up
