from hyte.pages.models.base import BasePage, EditorialPage
from hyte.pages.models.content import ContentPage
from hyte.pages.models.home import HomePage
from hyte.pages.models.topic import Topic

__all__ = ["BasePage", "ContentPage", "EditorialPage", "HomePage", "Topic"]
