"""The signed link that takes the place of an account. Only its hash is stored; it goes to one mailbox alone."""

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
