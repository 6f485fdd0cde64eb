"""A file of the demo content is TOML between fences and a body; every file in the project can be read on any day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from hyte.demo.items import DecidedStatementItem
from hyte.demo.loading import FOLDER
from hyte.demo.period_life import EXTENDED, new_deadline
from hyte.demo.reading import DemoContentBroken, read_content, read_file
from hyte.demo.topics import bilingual_topics
from hyte.importing.items import ConsultationItem

NOW = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
HEAD = 'id = "p"\ntype = "page"\nlanguage = "fi"\ntitle = "Seloste"\n'


def read(tmp_path, text):
    file = tmp_path / "seloste.fi.md"
    file.write_text(text, encoding="utf-8")
    return read_file(file, 1, NOW)


def test_the_body_stands_below_the_front_matter(tmp_path):
    item = read(tmp_path, f'+++\n{HEAD}date = "-3d"\n+++\nLaadittu {{date}}.\n\n## Tila\n')
    assert (item.title, item.date, item.body) == ("Seloste", date(2026, 10, 9), "Laadittu 9.10.2026.\n\n## Tila")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Seloste", "not enough values"),
        ("+++\nid =\n+++\n", "Invalid value"),
        (f"+++\n{HEAD}slogan = 'x'\n+++\n", "unknown keys slogan"),
        ('+++\nid = "p"\ntype = "page"\n+++\n', "The key language is missing."),
    ],
)
def test_a_file_that_is_not_right_is_named(tmp_path, text, reason):
    with pytest.raises(DemoContentBroken, match=rf"seloste.fi.md: .*{reason}"):
        read(tmp_path, text)


@pytest.mark.parametrize("days", [0, 1, 2, 3, 4, 5, 6, 13, 167])
def test_the_content_of_the_project_can_be_read_on_any_day(days):
    items = read_content(FOLDER / "content", NOW + timedelta(days=days))
    assert len({item.id for item in items}) == len(items) >= 60


@pytest.mark.parametrize("days", range(7))
def test_nothing_is_decided_before_it_arrived(days):
    for item in read_content(FOLDER / "content", NOW + timedelta(days=days)):
        if isinstance(item, DecidedStatementItem):
            moments = [item.submitted_at, item.decided_at, item.hidden_at or item.withdrawn_at]
            stated = [moment for moment in moments if moment]
            assert stated == sorted(stated)


@pytest.mark.parametrize("days", range(7))
def test_one_consultation_closes_within_three_days_one_is_upcoming_and_one_has_ended(days):
    now = NOW + timedelta(days=days)
    items = [item for item in read_content(FOLDER / "content", now) if isinstance(item, ConsultationItem)]
    extended = [item for item in items if item.id == EXTENDED]
    assert [item.closes_at < new_deadline(now) for item in extended] == [True]
    assert now < new_deadline(now) < now + timedelta(days=3)
    assert any(item.opens_at > now for item in items)
    assert any(item.closes_at < now for item in items)


def test_tags_of_an_item_and_its_translation_are_one_topic():
    items = read_content(FOLDER / "content", NOW)
    topics = dict(bilingual_topics(items))
    assert topics["järjestöyhteistyö"] == "organisationssamarbete"
    assert len(set(topics.values())) == len(topics)
