"""The addresses of the search API."""

from django.urls import path

from search.api import description, search_api, suggest_api

urlpatterns = [
    path("search", search_api, name="search_api"),
    path("suggest", suggest_api, name="suggest_api"),
    path("openapi.json", description, name="openapi"),
]
