"""Work is skipped while its inputs are unchanged."""

from pathlib import Path

from services.stamps import Stamp, digest_of


def test_a_stamp_is_current_only_after_the_work_and_with_the_same_inputs(tmp_path: Path) -> None:
    lock, file = tmp_path / "lock", tmp_path / "stamps" / "packages"
    lock.write_text("wagtail==8.0.1")
    stamp = Stamp(file, [lock])
    assert not stamp.is_current()
    stamp.set()
    assert Stamp(file, [lock]).is_current()
    lock.write_text("wagtail==8.0.2")
    assert not Stamp(file, [lock]).is_current()


def test_touching_a_file_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "site.css"
    file.write_text("a { color: black }")
    before = digest_of([tmp_path])
    file.touch()
    assert digest_of([tmp_path]) == before


def test_renaming_a_file_in_a_folder_counts(tmp_path: Path) -> None:
    (tmp_path / "one.css").write_text("a { color: black }")
    before = digest_of([tmp_path])
    (tmp_path / "one.css").rename(tmp_path / "two.css")
    assert digest_of([tmp_path]) != before


def test_compiled_python_does_not_count(tmp_path: Path) -> None:
    before = digest_of([tmp_path])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "base.cpython-311.pyc").touch()
    assert digest_of([tmp_path]) == before


def test_the_interpreter_underneath_is_an_input_like_any_other(tmp_path: Path) -> None:
    assert digest_of([tmp_path, "/usr/bin/python3.11"]) != digest_of([tmp_path, "/usr/bin/python3.13"])
