"""The language of an answer: that of the address, or of the staff interface's user."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware

WITHOUT_LANGUAGE = ("/admin/", "/api/", "/documents/", "/media/", settings.STATIC_URL)
"""Beginnings of addresses that are the same in every language."""


class LanguageMiddleware(LocaleMiddleware):
    """Django's middleware, except that what is not found below an address without a language stays not found there.

    Django would lead from there to the same path below `/fi/`, which is never what was meant.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.status_code == 404 and request.path_info.startswith(WITHOUT_LANGUAGE):
            return response
        return super().process_response(request, response)
