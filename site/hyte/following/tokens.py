"""The signed link that takes the place of an account; it goes to one mailbox alone.

Only its hash is stored with the follower. A mail that waits in the outbox has the link itself, until it has gone.
"""

from __future__ import annotations

import hashlib
import hmac
from uuid import UUID

from django.conf import settings
from django.core import signing

CONTEXT = b"following.link:"
LENGTH = 43
"""Characters: 256 bits in the URL-safe alphabet."""


def link_token(key: UUID) -> str:
    """Return the token of the follower with this key."""
    return signing.b64_encode(
        hmac.new(settings.SECRET_KEY.encode(), CONTEXT + key.bytes, hashlib.sha256).digest()
    ).decode()


def token_hash(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
