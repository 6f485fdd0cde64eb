from hyte.pages.models.base import BasePage
from hyte.pages.models.content import ContentPage
from hyte.pages.models.editorial import EditorialPage, PageWithContacts
from hyte.pages.models.home import HomePage
from hyte.pages.models.topic import Topic

__all__ = ["BasePage", "ContentPage", "EditorialPage", "HomePage", "PageWithContacts", "Topic"]
