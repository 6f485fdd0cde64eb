"""What is held about somebody, in the words of the staff interface: the same that the file has, part by part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from consultations.models import Channel, Status
from hyte.following.models import Frequency
from hyte.following.topics import described
from hyte.operations.personal_data import Held
from hyte.pages.moments import format_moment
from hyte.users.language import staff_language

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Item:
    """A thing that is held, with facts about it; `url` where the public may read it, `words` as they were written."""

    text: str
    facts: tuple[str, ...] = ()
    url: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """The things of one kind that are held, and for how long things of that kind are."""

    name: str
    heading: str | Promise
    kept: str | Promise
    items: list[Item]


HEADINGS: dict[str, str | Promise] = {
    "statements": gettext_lazy("Statements"),
    "asked_for_a_statement": gettext_lazy("Requests for a statement"),
    "follows": gettext_lazy("What the address follows"),
    "contact_person": gettext_lazy("Contact person on the site"),
    "staff_account": gettext_lazy("Account of the staff interface"),
    "mails": gettext_lazy("Mails to the address"),
}

KEPT: dict[str, str | Promise] = {
    "statements": gettext_lazy(
        "Words, names and files are kept as documents of the authority. The e-mail address is deleted a year after "
        "the consultation has closed."
    ),
    "asked_for_a_statement": gettext_lazy(
        "The name stays on the list of who was asked. The address is deleted a year after the consultation has closed, "
        "or after it was added where the consultation was never announced."
    ),
    "follows": gettext_lazy("Until the follower stops; what nobody has confirmed is forgotten after seven days."),
    "contact_person": gettext_lazy("As long as the staff keep the person in the directory."),
    "staff_account": gettext_lazy("As long as an administrator keeps the account."),
    "mails": gettext_lazy(
        "The words until the mail has gone, or is given up after 48 hours. The subject and the times until the address "
        "is deleted."
    ),
}


def parts_of(held: Held) -> list[Part]:
    """Return the parts of which there is something, in the order of the file."""
    return [Part(name, HEADINGS[name], KEPT[name], list(ITEMS[name](rows))) for name, rows in held.items() if rows]


def statements(rows: list[Row]) -> Iterator[Item]:
    for row in rows:
        title = " / ".join(row["consultation"]) or _("A consultation that is not public")
        facts = [
            _("Reference: %(reference)s") % row,
            f"{Channel(row['channel']).label}, {moment(row['submitted_at'])}",
            ", ".join(row[name] for name in ("organisation", "name", "role", "business_id") if row[name]),
            told(ngettext("%(count)d comment", "%(count)d comments", len(row["comments"])), row["comments"]),
            told(ngettext("%(count)d file", "%(count)d files", len(row["attachments"])), row["attachments"]),
            told(ngettext("%(count)d mail", "%(count)d mails", len(row["mails"])), row["mails"]),
        ]
        facts.append(address(row["email"], row["email_kept_until"]) if row["email"] else "")
        if row["erased_at"]:
            facts.append(
                _("Erased %(when)s: the words, names and files are gone.") % {"when": moment(row["erased_at"])}
            )
        public = any(comment["status"] == Status.PUBLISHED for comment in row["comments"])
        words = tuple(comment["text"] for comment in row["comments"] if comment["text"])
        yield Item(title, tuple(fact for fact in facts if fact), row["address"] if public else "", words)


def requests(rows: list[Row]) -> Iterator[Item]:
    for row in rows:
        title = " / ".join(row["consultation"]) or _("A consultation that is not public")
        asked = _("Asked %(when)s") % {"when": moment(row["asked_at"])} if row["asked_at"] else _("Not asked yet")
        kept = address(row["email"], row["address_kept_until"])
        answered = _("Answered with the statement %(answered_with)s") % row if row["answered_with"] else ""
        yield Item(f"{row['name']}: {title}", tuple(fact for fact in (asked, answered, kept) if fact))


def follows(rows: list[Row]) -> Iterator[Item]:
    names = described([topic["topic"] for row in rows for topic in row["topics"]])
    for row in rows:
        for topic in row["topics"]:
            known = names.get(topic["topic"])
            text = known.title if known else _("Something that is not public any more")
            how = Frequency(topic["how_often"]).label
            when = moment(topic["confirmed_at"]) or _("Not confirmed")
            yield Item(str(text), (str(how), when))
        told_of = row["told_of"]
        yield Item(
            _("Follows since %(when)s") % {"when": moment(row["since"])},
            (told(ngettext("%(count)d piece of news", "%(count)d pieces of news", len(told_of)), told_of),),
        )


def people(rows: list[Row]) -> Iterator[Item]:
    for row in rows:
        yield Item(row["name"], tuple(fact for fact in (row["email"], row["phone"]) if fact))


def accounts(rows: list[Row]) -> Iterator[Item]:
    for row in rows:
        yield Item(row["username"], (moment(row["date_joined"]),))


def mails(rows: list[Row]) -> Iterator[Item]:
    for row in rows:
        if row["returned_at"]:
            state = _("Came back %(when)s") % {"when": moment(row["returned_at"])}
        elif row["sent_at"]:
            state = _("Sent %(when)s") % {"when": moment(row["sent_at"])}
        elif row["failed_at"]:
            state = _("Given up %(when)s") % {"when": moment(row["failed_at"])}
        else:
            state = _("Waits to be sent")
        yield Item(row["subject"], (state,))


ITEMS: dict[str, Callable[[list[Row]], Iterator[Item]]] = {
    "statements": statements,
    "asked_for_a_statement": requests,
    "follows": follows,
    "contact_person": people,
    "staff_account": accounts,
    "mails": mails,
}


def address(email: str, until: datetime | str | None) -> str:
    return _("E-mail address %(email)s, until %(when)s") % {"email": email, "when": moment(until)}


def told(text: str, rows: list[Any]) -> str:
    return text % {"count": len(rows)} if rows else ""


def moment(instant: datetime | str | None) -> str:
    """Return an instant, which the file has as text in places, as staff read it."""
    if not instant:
        return ""
    return format_moment(datetime.fromisoformat(instant) if isinstance(instant, str) else instant, staff_language())
