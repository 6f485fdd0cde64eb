"""The port of the site, and the port of Elasticsearch that stays the same."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from services.console import Unavailable
from services.embedded import kept_port, read_embedded, write_embedded
from services.ports import KEPT_PORTS, asked_port, choose_port, is_free, require_free


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.mark.parametrize(("given", "port"), [({}, 8000), ({"PORT": ""}, 8000), ({"PORT": " 8001 "}, 8001)])
def test_port_8000_is_used_unless_another_is_asked_for(given: dict[str, str], port: int) -> None:
    assert asked_port(given) == port


@pytest.mark.parametrize("given", ["http", "0", "65536", "-1", "80.5", "٨٠"])
def test_what_is_no_port_is_refused_in_one_sentence(given: str) -> None:
    with pytest.raises(Unavailable, match=r"^PORT is '.*', which is no port: .* such as 8000\.$"):
        asked_port({"PORT": given})


def test_a_taken_port_is_refused_with_another_to_try(taken_port: int) -> None:
    with pytest.raises(Unavailable, match=rf"^Port {taken_port} is taken .*`PORT=\d+ make run`\.$"):
        require_free(taken_port)


def test_a_chosen_port_is_free_and_below_those_of_outgoing_connections() -> None:
    port = choose_port()
    assert port in KEPT_PORTS
    assert is_free(port)


def test_elasticsearch_keeps_its_port_between_runs(tmp_path: Path) -> None:
    file, port = tmp_path / "embedded.json", choose_port()
    write_embedded(elasticsearch_url=f"http://127.0.0.1:{port}", voikko=None, file=file)
    assert kept_port(file) == port


def test_elasticsearch_moves_when_its_port_has_been_taken(tmp_path: Path, taken_port: int) -> None:
    file = tmp_path / "embedded.json"
    write_embedded(elasticsearch_url=f"http://127.0.0.1:{taken_port}", voikko=None, file=file)
    assert kept_port(file) != taken_port


def test_an_engine_that_is_not_there_is_absent_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "embedded.json"
    write_embedded(elasticsearch_url=None, voikko=tmp_path / "voikko", file=file)
    assert read_embedded(file) == {"voikko": str(tmp_path / "voikko")}


@pytest.mark.parametrize("text", ["", "{", "[]", '"text"'])
def test_a_damaged_file_counts_as_an_empty_one(tmp_path: Path, text: str) -> None:
    file = tmp_path / "embedded.json"
    file.write_text(text)
    assert read_embedded(file) == {}
