"""Contact people and their pages."""

from __future__ import annotations

import factory
from wagtail_factories import PageFactory

from hyte.people.models import ContactIndexPage, ContactPage, Person


class PersonFactory(factory.django.DjangoModelFactory):
    """Somebody in service, with a role in both languages."""

    name = factory.Sequence("Aino Esimerkki {}".format)
    role_fi = "järjestökoordinaattori"
    role_sv = "organisationskoordinator"
    organisation_fi = "Rantamaan hyvinvointialue"
    organisation_sv = "Strandmarks välfärdsområde"
    email = "aino@rantamaa.example"
    phone = "040 123 4567"

    class Meta:
        model = Person


class ContactIndexPageFactory(PageFactory):
    title = "Yhteystiedot"
    slug = "yhteystiedot"

    class Meta:
        model = ContactIndexPage


class ContactPageFactory(PageFactory):
    title = factory.SelfAttribute("person.name")
    slug = factory.Sequence("yhteyshenkilo-{}".format)
    person = factory.SubFactory(PersonFactory)

    class Meta:
        model = ContactPage
