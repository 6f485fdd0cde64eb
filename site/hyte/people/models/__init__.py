from hyte.people.models.pages import ContactIndexPage, ContactPage
from hyte.people.models.person import Person

__all__ = ["ContactIndexPage", "ContactPage", "Person"]
