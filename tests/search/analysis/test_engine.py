"""Where the language data comes from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from search.analysis import (
    analysis_version,
    configure,
    finnish,
    finnish_engine,
    index_words,
    prepare,
    query_words,
    resources,
    voikko_handles,
)
from search.analysis.voikko_library import VoikkoUnavailableError

SYSTEM_DICTIONARY = Path("/usr/lib/voikko")


@pytest.fixture(autouse=True)
def _configured_as_before() -> Iterator[None]:
    before = resources.current()
    yield
    configure(voikko_path=before.voikko_path, cache_dir=before.cache_dir)


@pytest.fixture
def no_voikko(monkeypatch: pytest.MonkeyPatch) -> None:
    def unavailable(folder: Path | None) -> None:
        raise VoikkoUnavailableError("no library")

    monkeypatch.setattr(voikko_handles, "open_voikko", unavailable)
    configure(cache_dir=resources.current().cache_dir)


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """A folder with the library and the dictionary where unpacked packages have them."""
    finnish.read("kunta")
    loaded = {line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines() if "libvoikko" in line}
    libraries = tmp_path / "usr/lib/some-architecture"
    libraries.mkdir(parents=True)
    (libraries / "libvoikko.so.1").symlink_to(loaded.pop())
    (tmp_path / "usr/lib/voikko").symlink_to(SYSTEM_DICTIONARY)
    return tmp_path


def test_voikko_is_taken_from_a_folder_of_unpacked_packages(unpacked: Path) -> None:
    configure(voikko_path=unpacked, cache_dir=resources.current().cache_dir)
    assert finnish_engine() == "voikko"
    assert finnish.read("kunnissa").bases == ("kunta",)


def test_the_systems_voikko_serves_where_the_folder_has_none(tmp_path: Path) -> None:
    configure(voikko_path=tmp_path, cache_dir=resources.current().cache_dir)
    assert finnish_engine() == "voikko"


@pytest.mark.usefixtures("no_voikko")
def test_without_voikko_the_engine_is_simplemma_and_the_version_says_so() -> None:
    assert finnish_engine() == "simplemma"
    assert "simplemma" in analysis_version().split("-")


@pytest.mark.usefixtures("no_voikko")
@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("järjestö", "järjestöjen"),
        ("yhteistyö", "järjestöyhteistyön"),
        ("toimielin", "vaikuttamistoimielimestä"),
        ("kumppani", "yhteistyökumppaniensa"),
        ("helsinki", "Helsingissä"),
        ("Haaja", "Haajan"),
        ("Weckström", "Hahl-Weckströmin"),
    ],
)
def test_without_voikko_common_inflection_and_compounds_are_still_found(query: str, text: str) -> None:
    assert not set(query_words(query).bases).isdisjoint(index_words(text, "fi").words)


@pytest.mark.usefixtures("no_voikko")
@pytest.mark.parametrize(("query", "text"), [("Haaja", "Haake"), ("kunta", "lautakunta"), ("hyvä", "hyvinvointi")])
def test_without_voikko_what_differs_still_does(query: str, text: str) -> None:
    assert set(query_words(query).bases).isdisjoint(index_words(text, "fi").words)


def test_what_is_built_from_the_word_lists_is_kept_in_the_cache_folder() -> None:
    folder = resources.current().cache_dir
    assert folder
    prepare()
    built = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    configure(cache_dir=folder)
    prepare()
    assert len(built) >= 4  # one trie of forms, three of the lexicon
    assert {path: path.stat().st_mtime_ns for path in built} == built


def test_a_folder_is_built_once_and_then_taken_as_it_is(tmp_path: Path) -> None:
    resources.use(resources.Resources(cache_dir=tmp_path))
    assert resources.built_folder("words", lambda folder: (folder / "a").touch()) == tmp_path / "words"
    assert resources.built_folder("words", lambda folder: (folder / "b").touch()) == tmp_path / "words"
    assert [path.name for path in tmp_path.rglob("*")] == ["words", "a"]


def test_what_another_process_built_meanwhile_is_taken(tmp_path: Path) -> None:
    def build_while_another_does(folder: Path) -> None:
        (folder / "mine").touch()
        (tmp_path / "words").mkdir()
        (tmp_path / "words/theirs").touch()

    resources.use(resources.Resources(cache_dir=tmp_path))
    assert resources.built_folder("words", build_while_another_does) == tmp_path / "words"
    assert [path.name for path in tmp_path.rglob("*")] == ["words", "theirs"]


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    resources.use(resources.Resources(cache_dir=tmp_path / "a file"))
    assert resources.built_folder("words", lambda folder: None) is None
