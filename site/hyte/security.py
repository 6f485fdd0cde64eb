"""The content security policies: a strict one for everything the public sees, another for Wagtail's staff interface."""

from csp.constants import NONE, SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponseBase

STAFF_PREFIX = "/admin/"

STAFF_DIRECTIVES = {
    "default-src": [NONE],
    # Wagtail renders two to four inline scripts a page and sets style attributes from its own JavaScript.
    "script-src": [SELF, "'unsafe-inline'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "media-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [NONE],
}


def is_staff_address(request: HttpRequest) -> bool:
    """Return whether the address belongs to the staff interface."""
    return request.path.startswith(STAFF_PREFIX)


class PolicyMiddleware(CSPMiddleware):
    """Send the staff policy with the staff interface and the strict policy with everything else."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if report_only:
            return parts
        if is_staff_address(request):
            parts.config = STAFF_DIRECTIVES
        elif getattr(request, "is_preview", False):
            # The staff interface shows the preview of a public page in a frame of its own origin.
            parts.replace = {"frame-ancestors": [SELF]}
        return parts
