from hyte.people.models.index import ContactIndexPage
from hyte.people.models.page import ContactPage
from hyte.people.models.person import Person

__all__ = ["ContactIndexPage", "ContactPage", "Person"]
