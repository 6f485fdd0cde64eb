"""Which JDK runs Elasticsearch."""

from pathlib import Path

import pytest

from services.java import JavaKit, best_of, find_java, kit_at, maven_environment, release_in


def make_kit(home: Path, version: str, *, with_compiler: bool = True) -> Path:
    (home / "bin").mkdir(parents=True)
    (home / "release").write_text(f'IMPLEMENTOR="Somebody"\nJAVA_VERSION="{version}"\n')
    for name in ("java", "javac") if with_compiler else ("java",):
        (home / "bin" / name).touch(mode=0o755)
    return home


def kits(*releases: int) -> list[JavaKit]:
    return [JavaKit(home=Path(f"/jdk-{release}"), release=release) for release in releases]


@pytest.mark.parametrize(
    ("version", "release"),
    [("25.0.3", 25), ("21", 21), ("17.0.15", 17), ("1.8.0_392", 8), ("26-ea", 26)],
)
def test_the_release_number_is_read_from_every_form_of_version(version: str, release: int) -> None:
    assert release_in(f'JAVA_VERSION="{version}"\n') == release


def test_a_release_file_without_a_version_names_no_release() -> None:
    assert release_in('IMPLEMENTOR="Somebody"\nJAVA_RUNTIME_VERSION="25+9"\n') is None


@pytest.mark.parametrize(
    ("there", "chosen"),
    [((17, 21, 25), 25), ((20, 21), 21), ((21, 26), 21), ((26, 27), 26), ((24, 21), 24)],
)
def test_the_newest_release_that_was_tried_is_chosen_and_else_the_oldest_newer_one(
    there: tuple[int, ...], chosen: int
) -> None:
    kit = best_of(kits(*there))
    assert kit is not None
    assert kit.release == chosen


def test_releases_before_21_are_of_no_use() -> None:
    assert best_of(kits(8, 17, 20)) is None


def test_a_runtime_without_a_compiler_is_no_jdk(tmp_path: Path) -> None:
    assert kit_at(make_kit(tmp_path / "jre", "25.0.1", with_compiler=False)) is None


def test_the_jdk_that_java_home_names_comes_before_any_other(tmp_path: Path) -> None:
    home = make_kit(tmp_path / "mine", "21.0.4")
    assert find_java({"JAVA_HOME": str(home), "PATH": ""}) == JavaKit(home=home, release=21)


def test_elasticsearchs_own_variable_comes_before_java_home(tmp_path: Path) -> None:
    own, other = make_kit(tmp_path / "own", "25"), make_kit(tmp_path / "other", "21")
    kit = find_java({"ES_JAVA_HOME": str(own), "JAVA_HOME": str(other), "PATH": ""})
    assert kit is not None
    assert kit.home == own


def test_a_jdk_on_the_path_is_found_behind_its_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.java.USUAL_PLACES", ())
    home, programs = make_kit(tmp_path / "jdk", "25"), tmp_path / "bin"
    programs.mkdir()
    (programs / "javac").symlink_to(home / "bin" / "javac")
    assert find_java({"JAVA_HOME": "/nowhere", "PATH": str(programs)}) == JavaKit(home=home, release=25)


def test_maven_gets_the_jdk_only_where_the_named_one_does_not_exist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = JavaKit(home=make_kit(tmp_path / "jdk", "25"), release=25)
    older = make_kit(tmp_path / "older", "17")
    monkeypatch.setenv("JAVA_HOME", str(older))
    assert maven_environment(kit, tmp_path)["JAVA_HOME"] == str(older)
    monkeypatch.setenv("JAVA_HOME", "/nowhere")
    assert maven_environment(kit, tmp_path)["JAVA_HOME"] == str(kit.home)


def test_maven_keeps_its_files_in_the_clone_where_the_home_folder_may_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/nonexistent")
    monkeypatch.setenv("MAVEN_OPTS", "-Xmx1g")
    options = maven_environment(kits(25)[0], tmp_path / "maven")["MAVEN_OPTS"]
    assert options == f"-Xmx1g -Dmaven.repo.local={tmp_path / 'maven'}"
