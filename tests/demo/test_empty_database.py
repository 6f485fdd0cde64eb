"""Where there is no demo: another profile, an empty database, a broken file."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from hyte.demo import loading
from hyte.demo.loading import load_demo
from hyte.demo.reading import DemoContentBroken
from hyte.pages.models import HomePage

AT = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def accounts():
    output = StringIO()
    call_command("demo_accounts", stdout=output)
    return output.getvalue()


def test_without_accounts_nothing_is_printed():
    assert accounts() == ""


def test_there_is_no_demo_outside_the_embedded_profile(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="for the embedded profile only"):
        call_command("load_demo")
    assert accounts() == ""


def test_a_broken_file_leaves_an_empty_database(monkeypatch, tmp_path):
    (tmp_path / "content" / "page").mkdir(parents=True)
    (tmp_path / "content" / "images.toml").write_text("image = []")
    (tmp_path / "content" / "page" / "sivu.md").write_text(
        '+++\nid = "p"\ntype = "page"\nlanguage = "fi"\ntitle = "Sivu"\ncontacts = ["x"]\n+++\n'
    )
    monkeypatch.setattr(loading, "FOLDER", tmp_path)
    with pytest.raises(DemoContentBroken, match="contacts refers to x"):
        load_demo(at=AT)
    assert not HomePage.objects.exists()
