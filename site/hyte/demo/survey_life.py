"""What the demo's associations have answered to its surveys, and the results that the coordinator has published."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from consultations.surveys.acts import publish_results
from consultations.surveys.answering import AnswerInput, submit_answers
from consultations.surveys.models import SurveyPage
from hyte.users.models import User

OPEN, ENDED = "demo-survey-yhteistyo", "demo-survey-hakeminen"
QUESTIONS = {
    OPEN: ("koko", "hyoty", "neuvottelukunta", "pulma"),
    ENDED: ("haettu", "vaikeaa", "aika", "muutos"),
}
"""The ids of the questions: one choice, several, another one choice, a text."""
PUBLISHED_AFTER = timedelta(days=9)


@dataclass(frozen=True)
class Given:
    """What one association answered: the numbers of its choices, and what it wrote."""

    language: str
    one: int
    several: tuple[int, ...] = ()
    another: int | None = None
    text: str = ""
    signals: list[str] = field(default_factory=list)


ANSWERS = {
    OPEN: (
        Given("fi", 0, (0, 2), 1, "Kun soitamme, emme koskaan tiedä, kenelle asia kuuluu. Yksi numero riittäisi."),
        Given("fi", 1, (0,), 1),
        Given("sv", 0, (0, 3), 1, "Blanketterna kommer på svenska först när ansökningstiden nästan har gått ut."),
        Given("fi", 2, (1, 4), 3, "Palveluhaun tiedoissamme on vanha osoite, eikä sitä saa itse korjattua."),
        Given("fi", 1, (0, 1, 2), 0),
        Given("sv", 1, (2, 3), 1, "Det mesta fungerar, men vi hör sällan vad som hände med våra förslag."),
        Given("fi", 3, (1,), 2, "Päätökset tehdään syksyllä, ja työntekijä pitäisi palkata jo elokuussa."),
        Given("fi", 0, (0,), 3),
        Given("sv", 2, (0, 1, 3), 1),
        Given("fi", 1, (0, 2, 4), 1),
        Given("fi", 2, (1, 2), 1, "Ryhmätiloihin ei pääse lauantaisin, vaikka kalenteri näyttää vapaata."),
        Given("sv", 0, (0,), 3, "Nycklarna! Någon av oss måste alltid ta ledigt för att hämta dem."),
        Given("fi", 0, (0, 4), 1),
        Given("fi", 1, (), 0, "Buy followers now", ["trap", "too_fast"]),
    ),
    ENDED: (
        Given("fi", 0, (0, 2), 2, "Tilinpäätös pitäisi voida toimittaa jälkikäteen."),
        Given("fi", 0, (0,), 1),
        Given("sv", 0, (0, 1), 2, "Färre bilagor."),
        Given("fi", 1, (1, 2), 2, "Ohje selkokielellä."),
        Given("fi", 2, (1,)),
        Given("sv", 1, (1, 3), 3, "En person att ringa när inloggningen krånglar."),
        Given("fi", 0, (4,), 0),
        Given("fi", 2, (), None, "Tieto siitä, että pienikin ryhmä voi hakea."),
        Given("sv", 2, (1,)),
        Given("fi", 0, (0, 3), 1, "Lomakkeen voisi tallentaa kesken."),
        Given("fi", 1, (0, 2), 3),
        Given("sv", 0, (0,), 1),
        Given("fi", 0, (2,), 1),
    ),
}


def answer_surveys(*, coordinator: User, at: datetime) -> None:
    """Let the associations answer over the days of each period, and publish the results of the one that has ended."""
    for name, given in ANSWERS.items():
        pages = {page.language: page for page in SurveyPage.objects.filter(external_id__startswith=name)}
        period = pages["fi"].survey.period
        until = min(period.closes_at, at)
        step = (until - period.opens_at) / (len(given) + 1)
        for number, each in enumerate(given, start=1):
            submit_answers(
                page=pages[each.language],
                answers=answers_of(name, each),
                key=uuid5(NAMESPACE_URL, f"{name}/{number}"),
                at=period.opens_at + number * step,
                signals=each.signals,
            )
    ended = SurveyPage.objects.get(external_id=f"{ENDED}-fi").survey
    publish_results(survey=ended, by=coordinator, at=ended.period.closes_at + PUBLISHED_AFTER)


def answers_of(name: str, given: Given) -> tuple[AnswerInput, ...]:
    """Return the answers by the keys that the import has given to the questions."""
    one, several, another, text = (uuid5(NAMESPACE_URL, f"{name}-fi/{question}") for question in QUESTIONS[name])
    found = [
        AnswerInput(one, choices=(given.one,)),
        AnswerInput(several, choices=given.several),
        AnswerInput(another, choices=() if given.another is None else (given.another,)),
        AnswerInput(text, text=given.text),
    ]
    return tuple(answer for answer in found if answer.choices or answer.text)
