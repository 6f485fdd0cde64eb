"""What is said about an erasure: before it, what goes and what stays; after it and on the record, what went."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from hyte.operations.data_requests import OF_AN_ADDRESS, Erased
from hyte.operations.personal_data import Held

AMOUNTS: dict[str, Any] = {
    "addresses": ngettext_lazy("the address of %(count)d statement", "the addresses of %(count)d statements", "count"),
    "statements": ngettext_lazy("%(count)d statement", "%(count)d statements", "count"),
    "asked_for_a_statement": ngettext_lazy(
        "%(count)d request for a statement", "%(count)d requests for a statement", "count"
    ),
    "follows": ngettext_lazy("%(count)d follower", "%(count)d followers", "count"),
    "contact_person": ngettext_lazy("%(count)d contact person", "%(count)d contact people", "count"),
    "staff_account": ngettext_lazy("%(count)d account", "%(count)d accounts", "count"),
    "mails": ngettext_lazy("%(count)d mail", "%(count)d mails", "count"),
}
"""How much there is of each part."""


def going(held: Held, *, address: bool, words: Collection[str]) -> list[str]:
    """Return what an erasure takes away, in sentences."""
    said = []
    if address:
        found = {part: len(held[part]) for part in OF_AN_ADDRESS}
        found["addresses"] = sum(bool(statement["email"]) for statement in held["statements"])
        said.append(_("The e-mail address, everywhere: %(what)s.") % {"what": counted(found)})
    for statement in held["statements"]:
        if statement["reference"] in words:
            text = _(
                "The statement %(reference)s (%(consultation)s): the words of its comments, also the earlier ones, the "
                "names, the e-mail address, the files, and the mails about it. What is public of it is withdrawn."
            )
            title = " / ".join(statement["consultation"]) or _("A consultation that is not public")
            said.append(text % {"reference": statement["reference"], "consultation": title})
    return said


def staying(held: Held, *, words: Collection[str]) -> list[str]:
    """Return what an erasure leaves, in sentences."""
    left = [it["reference"] for it in held["statements"] if it["reference"] not in words and it["erased_at"] is None]
    said = []
    if left:
        said.append(
            _("The words, names and files of these statements, as documents of the authority: %(references)s.")
            % {"references": ", ".join(left)}
        )
    if words:
        said.append(
            _(
                "The decisions about the comments with their reasons, the answers of the authority, and replies of "
                "others. Where a comment was public, its date and a note that it was withdrawn stay, without a name."
            )
        )
    if held.get("asked_for_a_statement"):
        said.append(_("The name on the list of who was asked, which is public once the request is sent."))
    if held.get("contact_person"):
        said.append(_("The contact person: whoever keeps the directory removes or changes it there."))
    if held.get("staff_account"):
        said.append(_("The account of the staff interface: an administrator removes or changes it."))
    said.append(_("What has left the site: mails that were delivered, files that were taken out, and backups."))
    said.append(_("The record of who erased what and when, without the address and without a name."))
    return said


def gone(erased: Erased) -> str:
    """Return what an erasure has taken away, for whoever did it; it names no address."""
    said = _("Erased for good: %(what)s.") % {"what": counted(erased.found)}
    left = [reference for reference in erased.without_address if reference not in erased.without_words]
    if left:
        stays = _("The words of these statements stay: %(references)s.") % {"references": ", ".join(left)}
        said = f"{said} {stays}"
    return said


def counted(found: Mapping[str, int]) -> str:
    """Return how much there is of each part, in words."""
    some = [str(phrase % {"count": found[part]}) for part, phrase in AMOUNTS.items() if found.get(part)]
    return ", ".join(some) or _("nothing")
