"""What the importer takes fits into the fields that keep it: the pure modules repeat the limits of the models."""

from dataclasses import fields

import pytest

from blog.models import BlogAuthor, BlogPage
from consultations.models import Comment, Statement
from hyte.importing import items, parts
from hyte.importing.problems import LineError
from hyte.media.models import CustomDocument
from hyte.people.models import ContactPage, Person
from materials.models import Material, PartnershipDayPage

KEPT_IN = [
    (items.ContactItem, "role", Person, "role_fi"),
    (items.ContactItem, "organisation", Person, "organisation_fi"),
    (items.ContactItem, "email", Person, "email"),
    (items.ContactItem, "phone", Person, "phone"),
    (items.ContactItem, "body", ContactPage, "ask_about"),
    (items.BlogItem, "title", BlogPage, "title"),
    (items.BlogItem, "intro", BlogPage, "introduction"),
    (items.StatementItem, "name", Statement, "name"),
    (items.StatementItem, "organisation", Statement, "organisation"),
    (items.StatementItem, "role", Statement, "role"),
    (items.StatementItem, "id", Statement, "external_id"),
    (items.PartnershipDayItem, "theme", PartnershipDayPage, "theme"),
    (items.PartnershipDayItem, "place", PartnershipDayPage, "place"),
    (items.PartnershipDayItem, "accessibility", PartnershipDayPage, "accessibility"),
    (items.PartnershipDayItem, "summary", PartnershipDayPage, "summary"),
    (items.FileItem, "title", CustomDocument, "title"),
    (items.FileItem, "body", CustomDocument, "description"),
    (parts.Author, "name", BlogAuthor, "name"),
    (parts.Author, "title", BlogAuthor, "title_fi"),
    (parts.Author, "organisation", BlogAuthor, "organisation_fi"),
    (parts.CommentText, "title", Comment, "title"),
    (parts.CommentText, "body", Comment, "text"),
    (parts.Recording, "title", Material, "title"),
    (parts.Recording, "note", Material, "note"),
]


@pytest.mark.parametrize(("part", "key", "model", "field"), KEPT_IN, ids=lambda each: getattr(each, "__name__", each))
def test_a_text_is_refused_just_when_it_would_not_fit(part, key, model, field):
    (read,) = (each.metadata["read"] for each in fields(part) if each.name == key)
    longest = model._meta.get_field(field).max_length
    assert read("x" * longest, key) == "x" * longest
    with pytest.raises(LineError, match=f"at most {longest} characters"):
        read("x" * (longest + 1), key)
