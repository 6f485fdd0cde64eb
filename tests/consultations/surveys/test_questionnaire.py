"""What a survey asks, and which changes would alter the meaning of answers."""

from __future__ import annotations

from uuid import UUID

import pytest

from consultations.surveys.questionnaire import (
    Asked,
    Fault,
    Finding,
    Kind,
    Recorded,
    choice_lines,
    faults_against,
    faults_in,
    fingerprint,
)

KEY = UUID(int=1)
NOW = Asked(KEY, Kind.RADIO, "Kuinka usein?", ("Usein", "Joskus"))
BEFORE = Recorded(Kind.RADIO, "Kuinka usein?", 2, ("Usein", "Joskus"), answered=True)
UNANSWERED = Recorded(Kind.RADIO, "Kuinka usein?", 2, ("Usein", "Joskus"))


def faults(*asked: Asked, before: Recorded = BEFORE, is_translation: bool = False) -> list[Fault]:
    return [finding.fault for finding in faults_against({KEY: before}, asked, is_translation=is_translation)]


def changed(**values: object) -> Asked:
    return Asked(**{"key": KEY, "kind": NOW.kind, "label": NOW.label, "choices": NOW.choices} | values)


def test_a_choice_is_a_line_and_a_comma_is_part_of_it() -> None:
    assert choice_lines(" Sali, iso \r\n\n\tKeittiö\u202e\n") == ("Sali, iso", "Keittiö")


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ([], Fault.NO_QUESTIONS),
        ([changed(choices=("Usein",))], Fault.FEW_CHOICES),
        ([changed(choices=tuple(map(str, range(41))))], Fault.MANY_CHOICES),
        ([changed(choices=("Usein", "USEIN"))], Fault.SAME_CHOICES),
    ],
)
def test_a_questionnaire_is_whole(asked: list[Asked], fault: Fault) -> None:
    assert [finding.fault for finding in faults_in(asked)] == [fault]


def test_a_question_to_write_in_needs_no_choices() -> None:
    assert faults_in([changed(kind=Kind.MULTI_LINE, choices=())]) == []


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ((), Fault.REMOVED),
        ((changed(kind=Kind.CHECKBOXES),), Fault.RETYPED),
        ((changed(choices=("Usein",)),), Fault.OTHER_CHOICES),
        ((changed(choices=("Usein", "Joskus", "Ei")),), Fault.OTHER_CHOICES),
        ((changed(choices=("Joskus", "Usein")),), Fault.REORDERED),
        ((changed(choices=("Harvoin", "Usein")),), Fault.REORDERED),
    ],
)
def test_what_has_answers_keeps_its_meaning(asked: tuple[Asked, ...], fault: Fault) -> None:
    assert faults(*asked) == [fault]


def test_words_may_be_mended_and_questions_added() -> None:
    added = Asked(UUID(int=2), Kind.SINGLE_LINE, "Muuta?")
    assert faults(changed(label="Miten usein?", choices=("Usein", "Joskus tai harvemmin")), added) == []


def test_before_any_answer_the_original_may_change_in_every_way() -> None:
    for asked in ((), (changed(kind=Kind.DROPDOWN),), (changed(choices=("A", "B", "C")),)):
        assert faults(*asked, before=UNANSWERED) == []


@pytest.mark.parametrize("before", [UNANSWERED, BEFORE])
def test_a_translation_with_another_number_of_choices_is_told_both_numbers(before: Recorded) -> None:
    asked = changed(label="Hur ofta?", choices=("Ofta", "Ibland", "Aldrig"))
    found = faults_against({KEY: before}, [asked], is_translation=True)
    assert found == [Finding(Fault.OTHER_NUMBER, "Hur ofta?", here=3, original=2)]


def test_a_translation_is_answered_as_the_original_is() -> None:
    assert faults(changed(kind=Kind.CHECKBOXES), before=UNANSWERED, is_translation=True) == [Fault.UNLIKE_ORIGINAL]


def test_a_name_tells_choices_from_texts_and_is_the_same_in_both_languages() -> None:
    assert changed().name == changed(label="Hur ofta?").name == f"choice-{KEY.hex}"
    assert changed(kind=Kind.SINGLE_LINE).name == f"text-{KEY.hex}"


def test_a_form_knows_of_which_questions_it_was_made() -> None:
    assert fingerprint([NOW]) == fingerprint([changed()])
    assert fingerprint([NOW]) != fingerprint([changed(choices=("Usein", "Ei"))])
