"""Ways around moderation that people have tried elsewhere. Whatever is tried, its words are public nowhere.

The consultation publishes at once, so that nothing but the rule under test stands in the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count, product
from uuid import uuid4

import pytest
import time_machine
from django.core import signing
from django.test import Client

from consultations import acts
from consultations.corrections import Correction, CorrectionRefused, correct_statement
from consultations.decisions import DecisionRefused
from consultations.erasure import erase_statement
from consultations.models import Comment, Consultation, Moderation, Statement, Status
from consultations.moderation.judging import Seen, Verdict, judge, judge_many
from consultations.moderation.models import BlockedWord
from consultations.refusals import ConsultationNotOpen, ReplyRefused
from consultations.registry.files import as_csv
from consultations.submission import KeyUsedForAnotherText, submit_statement
from consultations.tokens import ACT_SALT, FORM_SALT, issue_act_key, issue_form_key, link_token
from hyte.pages.models import HomePage
from hyte.users.models import User
from search import outbox
from search.worker import SearchWorker
from tests.consultations.factories import (
    add_page,
    announce,
    close_early,
    open_consultation,
    put_in_status,
    send,
    written,
)

pytestmark = pytest.mark.django_db
SECRET = "salakahma"
NUMBERS = count(1)
PUBLISH = Verdict(Status.PUBLISHED)


@pytest.fixture
def scene(home_fi: HomePage, home_sv: HomePage, now: datetime) -> Iterable[Consultation]:
    """A consultation in both languages that publishes at once, at noon of a Monday."""
    consultation = open_consultation(home_fi, now, moderation=Moderation.POST)
    add_page(home_sv, consultation, title="Program för samarbete", slug="program")
    with time_machine.travel(now, tick=False):
        yield consultation


@pytest.fixture
def parent(scene: Consultation, now: datetime) -> Comment:
    return Comment.objects.get(statement=send(scene, now, "Julkinen lausuma.").statement)


def secret() -> str:
    """Return words of which each has a number of its own."""
    return f"{SECRET}{next(NUMBERS):04}"


def is_public_somewhere(client: Client, consultation: Consultation, now: datetime) -> list[str]:
    """Return the addresses at which any of the secrets can be read."""
    for statement in Statement.objects.all():
        outbox.mark(statement)
    worker = SearchWorker()
    while worker.drain(at=now):
        pass
    reference = consultation.public_id
    addresses = [
        "/fi/kuulemiset/ohjelma/", "/sv/kuulemiset/program/", "/fi/kuulemiset/ohjelma/?order=oldest&language=sv",
        f"/fi/feeds/comments/{reference}.xml", "/fi/feeds/consultations.xml", f"/fi/lausunnonantajat/{reference}/",
        "/api/v1/search?q=rannikon&page_size=50", "/fi/haku/?q=rannikon",
        *(f"/fi/lausunnot/{statement.public_id}/" for statement in Statement.objects.all()),
        *(f"/fi/kommentit/{comment.public_id}/" for comment in Comment.objects.all()),
    ]  # fmt: skip
    found = [each for each in addresses if SECRET in client.get(each).content.decode()]
    for number in (1, next(NUMBERS) - 1):
        query = f"/api/v1/search?q={SECRET}{number:04}"
        found += [query] if client.get(query).json()["results"] else []
    return found + (["csv"] if SECRET in as_csv(consultation, "fi").read().decode() else [])


def counted(consultation: Consultation) -> tuple[int, int]:
    now = Consultation.objects.get(pk=consultation.pk)
    return now.published_comments, now.published_statements


def put(scene: Consultation, now: datetime, status: Status) -> Comment:
    """Return a comment with secret words in a status that is not public."""
    receipt = submit_statement(consultation=scene, statement=written(secret()), key=uuid4(), at=now, signals=["trap"])
    comments = Comment.objects.filter(statement=receipt.statement)
    put_in_status(comments, status, now)
    return comments.get()


NOT_PUBLIC = [status for status in Status if status != Status.PUBLISHED]
HASHES: dict[str, Callable[[Comment, Comment], str]] = {
    "none": lambda own, other: "",
    "another comment's": lambda own, other: other.text_hash,
    "an earlier text's": lambda own, other: "0" * 64,
    "in capitals": lambda own, other: own.text_hash.upper(),
    "with a space": lambda own, other: f"{own.text_hash} ",
    "half of it": lambda own, other: own.text_hash[:32],
    "a wildcard": lambda own, other: "%",
    "the text itself": lambda own, other: own.text,
}


def test_no_hash_but_that_of_the_words_approves_them(
    client: Client, scene: Consultation, parent: Comment, moderator: User, now: datetime
) -> None:
    before = counted(scene)
    attacks = list(product(NOT_PUBLIC, HASHES.values()))
    for status, forged in attacks:
        comment = put(scene, now, status)
        with pytest.raises(DecisionRefused):
            judge(comment=comment, verdict=PUBLISH, by=moderator, at=now, seen_hash=forged(comment, parent))
    assert len(attacks) == 32
    assert (is_public_somewhere(client, scene, now), counted(scene)) == ([], before)


def test_what_is_not_public_is_not_approved_by_saying_that_it_has_another_status(
    client: Client, scene: Consultation, moderator: User, now: datetime
) -> None:
    before = counted(scene)
    for actual, told in product(NOT_PUBLIC, Status):
        if actual == told and actual in (Status.PENDING, Status.HIDDEN):
            continue  # a decision that a moderator may make
        comment = put(scene, now, actual)
        seen = [Seen(comment.pk, told, comment.text_hash)]
        assert not judge_many(seen=seen, verdict_in=lambda _language: PUBLISH, by=moderator, at=now).decided
    assert (is_public_somewhere(client, scene, now), counted(scene)) == ([], before)


def test_words_that_were_corrected_are_not_approved_with_the_words_before_them(
    client: Client, scene: Consultation, moderator: User, now: datetime
) -> None:
    for _attack in range(5):
        comment = put(scene, now, Status.PENDING)
        correction = Correction(comment.public_id, secret(), comment.text_hash)
        correct_statement(statement=comment.statement, corrections=[correction], at=now)
        with pytest.raises(DecisionRefused):
            judge(comment=comment, verdict=PUBLISH, by=moderator, at=now, seen_hash=comment.seen_hash)
    assert is_public_somewhere(client, scene, now) == []


def test_what_was_decided_is_not_corrected(client: Client, scene: Consultation, moderator: User, now: datetime) -> None:
    for status, seen, at in product(Status, ("own", "new"), (now, now + timedelta(days=3))):
        comment = put(scene, now, Status.PENDING)
        comment = Comment.objects.get(pk=comment.pk)
        Comment.objects.filter(pk=comment.pk).update(text="Kesy.", text_hash="x")
        put_in_status(Comment.objects.filter(pk=comment.pk), status, now)
        text = secret()
        correction = Correction(comment.public_id, text, "x" if seen == "own" else comment.text_hash)
        with suppress(CorrectionRefused):
            correct_statement(statement=comment.statement, corrections=[correction], at=at)
        assert (Comment.objects.get(pk=comment.pk).text == text) == (status == Status.PENDING and seen == "own")
    assert is_public_somewhere(client, scene, now) == []


def test_only_a_public_comment_of_the_first_level_here_takes_a_reply(
    client: Client, scene: Consultation, parent: Comment, now: datetime
) -> None:
    other = add_page(HomePage.objects.get(slug="etusivu"), slug="toinen").consultation
    announce(other, now - timedelta(days=1), now + timedelta(days=7))
    Consultation.objects.filter(pk=other.pk).update(moderation=Moderation.POST)
    reply = written(parent=parent.public_id)
    second = submit_statement(consultation=scene, statement=reply, key=uuid4(), at=now).statement.comments.get()
    elsewhere = Comment.objects.get(statement=send(other, now, "Muualla.").statement)
    erased = put(scene, now, Status.PENDING)
    erase_statement(statement=erased.statement, at=now)
    hidden = [put(scene, now, status) for status in NOT_PUBLIC]
    parents = [
        *(each.public_id for each in (*hidden, erased, second, elsewhere)),
        "", "x", parent.public_id.upper(), f"{parent.public_id} ", str(parent.pk), "%", f"{parent.public_id}' OR 1=1",
    ]  # fmt: skip
    before = counted(scene), counted(other)
    for target, language in product(parents, ("fi", "sv")):
        sent = replace(written(language=language, parent=target), comments=written(secret()).comments)
        whole = replace(sent, comments=(replace(sent.comments[0], section=None),))
        for attack in (sent, whole):
            with pytest.raises(ReplyRefused):
                submit_statement(consultation=scene, statement=attack, key=uuid4(), at=now)
    for target, path in product(hidden + [erased, second], ("/fi/kommentit/{}/vastaa/", "/sv/kommentarer/{}/svara/")):
        answered = client.post(path.format(target.public_id), posted(scene, now) | {"name": "A", "capacity": "person"})
        assert answered.status_code in (404, 409, 422)
    assert (counted(scene), counted(other)) == before
    assert is_public_somewhere(client, scene, now) == is_public_somewhere(client, other, now) == []


def posted(consultation: Consultation, now: datetime, **changes: str) -> dict[str, str]:
    key = issue_form_key(consultation=consultation.public_id, at=now - timedelta(minutes=10))
    return {"capacity": "organisation", "organisation": "Rannikon Yhdistys ry", "comment": secret(),
            "key": key, "action": "send"} | changes  # fmt: skip


def forged_keys(scene: Consultation, parent: Comment, now: datetime) -> list[str]:
    good = issue_form_key(consultation=scene.public_id, at=now)
    payload, moment, signature = good.split(":")
    foreign = [str(uuid4()), scene.public_id, int(now.timestamp())]
    with_other_secret = signing.dumps(foreign, salt=FORM_SALT, key="another secret")
    return [
        "", "x", ":", "::", good[:-1], good + "A", good.upper(), good[::-1], f"{payload}::{signature}", f"{payload}:{moment}:",
        f"{payload}x:{moment}:{signature}", f".{good}", good.replace(":", "%3A"), "\x00", "ä" * 50, "A" * 100_000,
        signing.dumps(foreign, salt=ACT_SALT), signing.dumps(foreign), with_other_secret,
        issue_form_key(consultation="x" * 12, at=now), issue_form_key(consultation="", at=now),
        issue_form_key(consultation=scene.public_id.upper(), at=now), issue_form_key(consultation=parent.public_id, at=now),
        issue_act_key(statement=scene.public_id, act="correct", state="x"), link_token(uuid4()), str(uuid4()),
    ]  # fmt: skip


def test_no_forged_key_brings_anything_in(client: Client, scene: Consultation, parent: Comment, now: datetime) -> None:
    stored = Statement.objects.count()
    keys = forged_keys(scene, parent, now)
    paths = (
        f"/fi/lausu/{scene.public_id}/",
        f"/sv/lamna-utlatande/{scene.public_id}/",
        f"/fi/kommentit/{parent.public_id}/vastaa/",
    )
    for key, path in product(keys, paths):
        assert client.post(path, posted(scene, now, key=key)).status_code in (404, 422), (key[:40], path)
    assert len(keys) * len(paths) >= 75
    assert Statement.objects.count() == stored
    assert is_public_somewhere(client, scene, now) == []


def test_a_key_brings_one_text_into_one_consultation(client: Client, scene: Consultation, now: datetime) -> None:
    other = add_page(HomePage.objects.get(slug="etusivu"), slug="toinen").consultation
    announce(other, now - timedelta(days=1), now + timedelta(days=7))
    first = written("Ensimmäinen.")
    key = uuid4()
    submit_statement(consultation=scene, statement=first, key=key, at=now)
    changes = [
        {"language": "sv"},
        {"name": SECRET},
        {"organisation": SECRET},
        {"role": SECRET},
        {"email": "a@b.example"},
    ]
    attacks = [*(replace(first, **change) for change in changes), written(secret()), written("Ensimmäinen.", secret())]
    for attack, target in product(attacks, (scene, other)):
        with pytest.raises(KeyUsedForAnotherText):
            submit_statement(consultation=target, statement=attack, key=key, at=now)
    assert not submit_statement(consultation=other, statement=first, key=key, at=now).new
    assert other.statements.count() == 0
    answered = client.post(f"/fi/lausu/{other.public_id}/", posted(scene, now))
    assert answered.status_code == 422
    assert is_public_somewhere(client, scene, now) == is_public_somewhere(client, other, now) == []


def ended(scene: Consultation, how: str, now: datetime) -> datetime:
    """End the period, and return an instant at which nothing is taken any more."""
    if how == "closed early":
        close_early(scene, now)
    if how == "cancelled":
        acts.cancel(consultation=scene, reason_fi="Syy", reason_sv="Orsak", by=None, at=now)
    if how in ("closed early", "cancelled"):
        return now
    later = {
        "at the deadline": timedelta(),
        "an instant later": timedelta(microseconds=1),
        "a year later": timedelta(365),
    }
    return Consultation.objects.get(pk=scene.pk).closes_at + later[how]


@pytest.mark.parametrize("how", ["at the deadline", "an instant later", "a year later", "closed early", "cancelled"])
def test_after_the_end_no_path_takes_words(
    client: Client, scene: Consultation, parent: Comment, now: datetime, how: str
) -> None:
    pending = put(scene, now, Status.PENDING)
    own = f"/fi/oma-lausunto/{pending.statement.public_id}/{link_token(pending.statement.key)}/korjaa/"
    stored, before = Statement.objects.count(), counted(scene)
    at = ended(scene, how, now)
    with time_machine.travel(at, tick=False):
        paths = (f"/fi/lausu/{scene.public_id}/", f"/sv/lamna-utlatande/{scene.public_id}/", f"/fi/kommentit/{parent.public_id}/vastaa/",
                 f"/sv/kommentarer/{parent.public_id}/svara/", own)  # fmt: skip
        for path, action in product(paths, ("send", "check", "edit")):
            answered = client.post(path, posted(scene, now, action=action, **{pending.anchor: secret()}))
            assert answered.status_code == 403, (path, action)
        for parent_id in (None, parent.public_id):
            with pytest.raises(ConsultationNotOpen):
                submit_statement(consultation=scene, statement=written(parent=parent_id), key=uuid4(), at=at)
        correction = Correction(pending.public_id, secret(), pending.text_hash)
        with pytest.raises(ConsultationNotOpen):
            correct_statement(statement=pending.statement, corrections=[correction], at=at)
        assert (Statement.objects.count(), counted(scene)) == (stored, before)
        assert is_public_somewhere(client, scene, at) == []


DISGUISES: tuple[Callable[[str], str], ...] = (
    str.upper, str.title, str.swapcase, " ".join, ".".join, "-".join, "\u200b".join, "\u00ad".join, "\u200d".join, "\u2060".join,
    "\ufe0f".join, "\u034f".join, "\u0301".join, "\u0336".join, "_".join, "*".join, "\u115f".join, "\u2800".join,
    lambda word: word.replace("a", "а"), lambda word: word.replace("o", "ο"), lambda word: word.replace("i", "1"),
    lambda word: word.replace("o", "0").replace("s", "$"), lambda word: word.replace("a", "@"), lambda word: word.replace("k", "ĸk"[1]),
    lambda word: word.replace("a", "aaa"), lambda word: "".join(chr(0xFEE0 + ord(each)) for each in word),
    lambda word: "".join(chr(0x1D400 + ord(each) - 97) for each in word), lambda word: "".join(chr(0x24D0 + ord(each) - 97) for each in word),
    lambda word: "".join(chr(0x1F130 + ord(each) - 97) for each in word), lambda word: "".join(chr(0x1F170 + ord(each) - 97) for each in word),
    lambda word: word.translate(str.maketrans("kasino", "ᴋᴀꜱɪɴᴏ")), lambda word: word.translate(str.maketrans("kasino", "ꓗꓮꓢꓲꓠꓳ")),
    lambda word: word.replace("i", "ı"), lambda word: word + "lla", lambda word: word + "ista", lambda word: f"({word})!",
)  # fmt: skip


@pytest.mark.parametrize("field", ["comment", "organisation", "name", "role"])
def test_a_blocked_word_in_disguise_waits_wherever_it_stands(
    client: Client, scene: Consultation, now: datetime, field: str
) -> None:
    BlockedWord.objects.create(word="kasino")
    open_ones = []
    for disguise in DISGUISES:
        word = disguise("kasino")
        text = (
            {"comment": f"{secret()} {word} heti"} if field == "comment" else {field: f"{word} xy", "comment": secret()}
        )
        answered = client.post(f"/fi/lausu/{scene.public_id}/", posted(scene, now, **text))
        assert answered.status_code == 303
        statement = Statement.objects.order_by("-pk").first()
        open_ones += [word] if "blocked_word:kasino" not in statement.signals else []
    assert open_ones == []
    assert is_public_somewhere(client, scene, now) == []


def test_nothing_in_the_form_but_its_fields_counts(client: Client, scene: Consultation, now: datetime) -> None:
    for extra in ("status", "published_at", "capacity", "signals", "channel", "moderation", "parent", "due_at", "redacted_text",
                  "email_confirmed_at", "consultation", "submitted_at", "registered_by", "is_staff", "official"):  # fmt: skip
        for value in ("published", "staff", "1", "[]", "2020-01-01"):
            client.post(f"/fi/lausu/{scene.public_id}/", posted(scene, now, website="x") | {extra: value})
    assert set(Statement.objects.values_list("capacity", "channel")) == {("organisation", "web")}
    assert is_public_somewhere(client, scene, now) == []


def test_a_commenter_called_like_the_authority_waits_and_has_no_mark_of_it(
    client: Client, scene: Consultation, now: datetime
) -> None:
    for name in (
        "Rantamaan hyvinvointialue",
        "Rаntamaan HYTE",
        "RANTAMAAN-HYTE",
        "Moderaattori",
        "Viranomaisen vastaus",
    ):
        client.post(f"/fi/lausu/{scene.public_id}/", posted(scene, now, organisation=name))
    assert {signal.split(":")[0] for each in Statement.objects.all() for signal in each.signals} >= {"like_authority"}
    assert is_public_somewhere(client, scene, now) == []
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    assert "comment--official" not in client.get("/fi/kuulemiset/ohjelma/").content.decode()
