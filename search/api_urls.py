"""The addresses of the search API."""

from django.urls import path

from search.api import search_api

urlpatterns = [path("search", search_api, name="search_api")]
