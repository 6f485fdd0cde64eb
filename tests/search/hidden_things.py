"""Everything that a reader may not see, each with words of its own that stand nowhere else.

Each case is a generator: up to its `yield` a thing is as it was before, then it is hidden. What was found until then is
`told`, what was hidden from the start is `secret`, and what stood on pages but was no word of the search is `listed`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from consultations.addresses import comment_address, statement_address
from consultations.erasure import erase_statement
from consultations.models import CoverReason, Status
from consultations.moderation.covering import redact
from consultations.withdrawal import withdraw_statement
from hyte.operations import publishing
from hyte.pages.models import ContentPage
from tests.consultations.factories import add_page
from tests.materials.factories import MaterialFactory, PartnershipDayIndexPageFactory, PartnershipDayPageFactory
from tests.media.factories import DocumentFactory
from tests.pages.streams import stream
from tests.people.factories import ContactPageFactory, PersonFactory
from tests.search.hidden_site import COMMON, Site, announced

FAR_AHEAD = datetime(2099, 1, 1, tzinfo=UTC)

Case = Callable[[Site], Iterator[None]]
CASES: list[Case] = []


def case(hide: Case) -> Case:
    """Add a case to the table."""
    CASES.append(hide)
    return hide


def restrict(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@case
def a_draft(site: Site) -> Iterator[None]:
    site.page(site.secret(), live=False)
    yield


@case
def a_page_for_later(site: Site) -> Iterator[None]:
    page = site.page(site.secret(), live=False)
    page.go_live_at = FAR_AHEAD
    page.save_revision().publish()
    publishing.drain(at=site.at)
    yield


@case
def a_change_that_is_not_published(site: Site) -> Iterator[None]:
    page = site.page(f"Julkinen {COMMON}", slug="julkinen")
    page.title = site.secret()
    page.save_revision()
    yield


@case
def a_page_that_has_expired(site: Site) -> Iterator[None]:
    page = site.page(site.told())
    yield
    ContentPage.objects.filter(pk=page.pk).update(expire_at=site.at)
    publishing.drain(at=site.at)


@case
def a_translation_that_is_not_published(site: Site) -> Iterator[None]:
    page = site.page(f"Käännettävä {COMMON}", slug="kaannettava")
    in_other = {"locale": site.other_home.locale, "translation_key": page.translation_key}
    site.page(site.secret(), site.other_home, live=False, **in_other)
    add_page(site.other_home, site.consultation, title=site.secret(), slug="kaannos", live=False)
    yield


@case
def a_restricted_page(site: Site) -> Iterator[None]:
    page = site.page(site.told())
    yield
    restrict(page)


@case
def a_page_below_a_restricted_one(site: Site) -> Iterator[None]:
    above = site.page(site.told())
    site.page(site.told(), above)
    yield
    restrict(above)


@case
def a_page_moved_below_a_restricted_one(site: Site) -> Iterator[None]:
    closed = site.page(site.secret())
    restrict(closed)
    page = site.page(site.told())
    yield
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=closed.pk), pos="last-child")


@case
def a_document_in_a_private_collection(site: Site) -> Iterator[None]:
    collection = Collection.get_first_root_node().add_child(name=f"Kokoelma {site.language}")
    document = DocumentFactory(
        title=site.told(),
        description=f"{COMMON} {site.told()}",
        collection=collection,
        language=site.language,
        file__filename=f"{site.listed()}.txt",
    )
    attachments = stream(ContentPage, "attachments", ("document", document.pk))
    site.page(f"Liitteet {COMMON}", slug="liitteet", attachments=attachments)
    site.canaries.addresses.append(document.url)
    yield
    CollectionViewRestriction.objects.create(collection=collection, restriction_type=CollectionViewRestriction.LOGIN)


@case
def a_material_of_a_day_in_a_private_collection(site: Site) -> Iterator[None]:
    collection = Collection.get_first_root_node().add_child(name=f"Materiaalit {site.language}")
    document = DocumentFactory(title=site.told(), collection=collection, language=site.language)
    days = PartnershipDayIndexPageFactory(parent=Page.objects.get(pk=site.home.pk), locale=site.home.locale)
    day = PartnershipDayPageFactory(parent=days, locale=site.home.locale, title=f"Päivä {COMMON}")
    MaterialFactory(day=day, document=document, note=site.told())
    day.save()
    site.canaries.addresses.append(document.url)
    yield
    CollectionViewRestriction.objects.create(collection=collection, restriction_type=CollectionViewRestriction.LOGIN)


@case
def a_pending_comment(site: Site) -> Iterator[None]:
    site.comment(site.secret(), site.secret(), site.secret(), Status.PENDING)
    yield


@case
def a_rejected_comment(site: Site) -> Iterator[None]:
    comment = site.comment(site.secret(), site.secret(), site.secret(), Status.PENDING)
    site.decide(comment, Status.REJECTED, public_reason="Asiaton.")
    yield


@case
def a_hidden_comment(site: Site) -> Iterator[None]:
    comment = site.comment(site.told(), site.told(), site.told())
    yield
    site.decide(comment, Status.HIDDEN, public_reason="Asiaton.")


@case
def a_withdrawn_comment(site: Site) -> Iterator[None]:
    comment = site.comment(site.told(), site.told(), site.told())
    yield
    withdraw_statement(statement=comment.statement, at=site.at)


@case
def an_erased_comment(site: Site) -> Iterator[None]:
    comment = site.comment(site.told(), site.told(), site.told())
    yield
    erase_statement(statement=comment.statement, at=site.at)


@case
def covered_words(site: Site) -> Iterator[None]:
    comment = site.comment(site.told(), site.told(), f"Peitetty {COMMON}")
    yield
    redact(
        comment=comment,
        spans=[(len(COMMON) + 1, len(comment.text))],
        title_spans=[(0, len(comment.title))],
        reason=CoverReason.PERSONAL_DATA,
        by=site.moderator,
        at=site.at,
        seen_hash=comment.seen_hash,
    )


@case
def an_address_and_an_internal_note(site: Site) -> Iterator[None]:
    email = f"{site.secret()}@{site.secret()}.example"
    comment = site.comment("tavallinen", "", f"Tavallinen {COMMON}", Status.PENDING, email=email)
    site.decide(comment, Status.PUBLISHED, internal_note=site.secret())
    yield


@case
def what_is_said_on_a_restricted_consultation(site: Site) -> Iterator[None]:
    title = site.told()
    page = add_page(site.home, title=title, slug=title)
    comment = site.comment(site.told(), site.told(), site.told(), on=announced(page.consultation, site.at))
    site.listed(comment.statement.public_id)
    site.listed(comment.public_id)
    addresses = statement_address(comment.statement, site.language), comment_address(comment, site.language)
    site.canaries.addresses += [*addresses, page.get_url()]
    yield
    restrict(Page.objects.get(pk=page.pk))


@case
def a_contact_person_who_has_left(site: Site) -> Iterator[None]:
    person = PersonFactory(name=site.told(), role_fi=COMMON, role_sv=COMMON, email=f"{site.listed()}@alue.example")
    ContactPageFactory(parent=site.directory, locale=site.home.locale, person=person, ask_about=site.told())
    yield
    person.left_on = date(2026, 1, 1)
    person.save()


def begin(site: Site) -> list[Iterator[None]]:
    """Bring every case to where it is still to be hidden; going on with them hides it."""
    acts = []
    for hide in CASES:
        site.case = hide.__name__.replace("_", " ")
        acts.append(hide(site))
        next(acts[-1])
    return acts
