"""One transaction for each request in which staff write.

Wagtail saves a page and sends its publish signals outside any transaction; without this, a crash between the two would
leave a published page that the search never hears of. Reads stay outside: on SQLite a transaction takes the write lock.
The public's writes are services that own their transactions.
"""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from hyte.security import is_staff_address

READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class AtomicStaffWritesMiddleware:
    """Wrap each writing request to the staff interface in one transaction; an error answer rolls it back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in READING or not is_staff_address(request):
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500:
                # The exception was already turned into a response further in.
                transaction.set_rollback(True)
            return response
