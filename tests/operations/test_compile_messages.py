"""The look at the catalogues that `make lint` takes."""

import pytest
from babel.messages.catalog import Catalog

from hyte.operations.management.commands.compile_messages import faults_of


def catalogue_with(source, translation, **more) -> Catalog:
    catalogue = Catalog(locale="sv")
    catalogue.add(source, translation, **more)
    return catalogue


def test_a_translation_with_the_same_placeholders_in_another_order_passes() -> None:
    assert faults_of(catalogue_with("%(who)s at %(time)s", "%(time)s, %(who)s")) == []


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("%(count)s pages", "%(antal)s sidor"),
        ("Published in {locale}.", "Publicerad."),
        ("Choose a %s", "Välj %s %s"),
        ("<b>Paused</b>", "<b>Pausad"),
        (("1 page", "%(count)s pages"), ("1 sida", "sidor")),
    ],
)
def test_a_translation_that_would_be_filled_wrongly_is_a_fault(source, translation) -> None:
    assert "other placeholders" in faults_of(catalogue_with(source, translation))[0]


def test_a_missing_form_and_an_unconfirmed_one_are_faults() -> None:
    assert "not translated" in faults_of(catalogue_with(("1 page", "%(n)s pages"), ("1 sida", "")))[0]
    assert "fuzzy" in faults_of(catalogue_with("page", "sida", flags=["fuzzy"]))[0]
