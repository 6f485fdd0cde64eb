"""Count the answers to a survey: from rows in one query, and from the JSON of Wagtail's form submissions in Python.

    [DATABASE_URL=…] .venv/bin/python -m bench.survey

Prints the time of both with 100, 1,000 and 10,000 answers in two languages to three questions. The JSON is stored as
Wagtail's form builder stores it, one row for each form and page, with the words of the choices.
"""

import time
from collections import Counter
from datetime import timedelta
from uuid import uuid4

from bench.scratch import scratch_site

ROUNDS = 5
LENGTHS = (100, 1_000, 10_000)


def main() -> None:
    with scratch_site() as home:
        from django.db import connection
        from django.utils import timezone
        from wagtail.contrib.forms.models import FormSubmission

        from consultations.surveys.models import Answer, Submission
        from consultations.surveys.results import figures_of
        from tests.consultations.factories import open_consultation
        from tests.consultations.surveys.factories import QUESTIONS, add_survey

        now = timezone.now()
        page = add_survey(open_consultation(home, now).pages.get())
        one, several, words = page.survey.questions.all()
        names = {language: [asked[3].split("\n") for asked in QUESTIONS[language]] for language in QUESTIONS}
        frequency, rooms = list(one.choices.all()), list(several.choices.all())

        def fill(first: int, last: int) -> None:
            sent = Submission.objects.bulk_create(
                Submission(
                    survey=page.survey, page=page, language="sv" if number % 4 == 0 else "fi", key=uuid4(),
                    submitted_at=now + timedelta(seconds=number), token_hash=f"{number:064}", fingerprint="",
                )
                for number in range(first, last)
            )  # fmt: skip
            rows = []
            for number, submission in enumerate(sent):
                rows.append(Answer(submission=submission, question=one, choice=frequency[number % 3], alone=True))
                for choice in rooms[: number % 4]:
                    rows.append(Answer(submission=submission, question=several, choice=choice, alone=False))
                if number % 3 == 0:
                    rows.append(Answer(submission=submission, question=words, text="Kiitos. " * 20, alone=True))
            Answer.objects.bulk_create(rows, batch_size=2_000)
            FormSubmission.objects.bulk_create(
                FormSubmission(
                    page=page,
                    form_data={
                        "one": names[submission.language][0][number % 3],
                        "several": names[submission.language][1][: number % 4],
                        "words": "Kiitos. " * 20 if number % 3 == 0 else "",
                    },
                )
                for number, submission in enumerate(sent)
            )

        def from_json() -> Counter[str]:
            counted: Counter[str] = Counter()
            for submission in FormSubmission.objects.filter(page=page).iterator(chunk_size=500):
                counted[submission.form_data["one"]] += 1
                counted.update(submission.form_data["several"])
            return counted

        print(f"{connection.vendor}, best of {ROUNDS}, milliseconds")
        done = 0
        for length in LENGTHS:
            fill(done, length)
            done = length
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
            rows = best(lambda: figures_of([page.survey_id], "fi"))
            print(f"  {length}: one query {rows:.1f}, JSON {best(from_json):.1f}")


def best(work: object) -> float:
    """Return the shortest time of a call in milliseconds."""
    found = []
    for _round in range(ROUNDS):
        started = time.perf_counter()
        work()
        found.append(time.perf_counter() - started)
    return min(found) * 1000


if __name__ == "__main__":
    main()
