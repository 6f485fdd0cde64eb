"""What must be true after any number of hands were at work at the same time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from consultations.models import Comment, Consultation, Decision, EarlierText, PeriodAct, Redaction, Statement, Status
from consultations.models.comment import hash_of
from consultations.moderation.covers import covered
from consultations.period import Period
from tests.faults.hands import Deed, Scene

BEYOND = float("inf")


def is_one_story(scene: Scene, deeds: Sequence[Deed]) -> None:
    """Check that nothing was lost, nothing public that nobody has seen, and nothing taken after the end."""
    for place, comment in enumerate(scene.comments):
        mine = [deed for deed in deeds if deed.hand.place % len(scene.comments) == place]
        nothing_is_lost(comment, mine)
        what_is_public_was_seen(comment)
    the_counts_are_right(scene.consultation)
    nothing_came_after_the_end(scene.consultation, deeds)


def made(deeds: Iterable[Deed], *acts: str) -> list[Deed]:
    return [deed for deed in deeds if deed.hand.act in acts and deed.made is not None]


def nothing_is_lost(comment: Comment, deeds: Sequence[Deed]) -> None:
    """Each decision follows on the one before it, and whoever was told that it was done finds it on record."""
    now = Comment.objects.get(pk=comment.pk)
    decisions = list(Decision.objects.filter(comment=comment).order_by("pk"))
    assert all(before.to_status == after.from_status for before, after in pairwise(decisions))
    assert now.status == (decisions[-1].to_status if decisions else Status.PENDING)
    acknowledged = {deed.made.pk for deed in made(deeds, "publish", "reject", "hide", "undo")}
    acknowledged |= {row.pk for deed in made(deeds, "withdraw") for row in deed.made}
    assert acknowledged <= {decision.pk for decision in decisions}
    assert len(made(deeds, "correct")) == EarlierText.objects.filter(comment=comment).count() <= 1
    covers = list(Redaction.objects.filter(comment=comment).order_by("pk"))
    assert sorted(deed.made.pk for deed in made(deeds, "cover")) == [cover.pk for cover in covers]
    erased = bool(made(deeds, "erase"))
    assert (now.erased_at is not None) == erased
    assert now.text_hash == hash_of("", now.text)
    assert (now.text == "") == erased
    if now.redacted_text:
        assert now.redacted_text == covered(now.text, [tuple(span) for span in covers[-1].spans], now.language)
    else:
        assert not covers or erased or made(deeds, "correct")


def what_is_public_was_seen(comment: Comment) -> None:
    """Every approval is of the words that were on the screens, and no others are public."""
    now = Comment.objects.get(pk=comment.pk)
    approved = Decision.objects.filter(comment=comment, to_status=Status.PUBLISHED)
    assert {decision.text_hash for decision in approved} <= {comment.text_hash}
    assert now.status != Status.PUBLISHED or now.text_hash == comment.text_hash


def the_counts_are_right(consultation: Consultation) -> None:
    now = Consultation.objects.get(pk=consultation.pk)
    published = Comment.objects.filter(consultation=consultation, status=Status.PUBLISHED).count()
    assert (now.published_comments, now.published_statements) == (published, published)


def nothing_came_after_the_end(consultation: Consultation, deeds: Sequence[Deed]) -> None:
    """Whatever has to be in time was in time by a period that stood while it was done, and only then was it taken."""
    rows = list(PeriodAct.objects.filter(consultation=consultation).order_by("pk"))
    assert Consultation.objects.get(pk=consultation.pk).closes_at == rows[-1].closes_at
    by_row = {deed.made.pk: deed for deed in made(deeds, "extend", "close_early")}
    assert set(by_row) == {row.pk for row in rows[1:]}
    for deed in deeds:
        if deed.hand.act not in ("post", "correct"):
            continue
        at = consultation.closes_at + deed.hand.after
        answers = {row_period(row).takes_statements(at) for row in standing(rows, by_row, deed)}
        if deed.made is not None:
            assert True in answers, deed
        elif deed.hand.act == "post":
            assert False in answers, deed
    posted = {deed.made.pk for deed in made(deeds, "post")}
    begun = Statement.objects.filter(consultation=consultation).exclude(comments__text__startswith="Teksti")
    assert posted <= set(begun.values_list("pk", flat=True))


def row_period(row: PeriodAct) -> Period:
    return Period(opens_at=row.opens_at, closes_at=row.closes_at)


def standing(rows: Sequence[PeriodAct], by_row: dict[int, Deed], deed: Deed) -> list[PeriodAct]:
    """Return the acts of which the period may have stood at some moment between the beginning and end of `deed`."""
    begins = [by_row[row.pk].began if row.pk in by_row else -BEYOND for row in rows]
    ends = [*(by_row[row.pk].ended for row in rows[1:]), BEYOND]
    return [
        row for row, begin, end in zip(rows, begins, ends, strict=True) if begin <= deed.ended and end >= deed.began
    ]
