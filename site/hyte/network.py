"""Where a request came from, told apart without being kept: only keyed hashes of addresses are stored."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from hashlib import sha256
from ipaddress import ip_address, ip_network

NETWORK_BITS = {4: 24, 6: 48}
"""How much of an address names a network: what one household or office usually has, and no single person."""


def client_address(meta: Mapping[str, str], *, trusted_proxies: int) -> str:
    """Return the address of the client, as the outermost of our own proxies saw it.

    `trusted_proxies` is how many of them stand before the site; what stands further left in X-Forwarded-For was
    written by the client.
    """
    hops = [hop.strip() for hop in meta.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    if trusted_proxies and len(hops) >= trusted_proxies:
        return hops[-trusted_proxies]
    return meta.get("REMOTE_ADDR", "")


def network_of(address: str) -> str:
    """Return the network of an IP address, empty for what is no address."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    mapped = getattr(parsed, "ipv4_mapped", None)
    parsed = mapped or parsed
    return str(ip_network(f"{parsed}/{NETWORK_BITS[parsed.version]}", strict=False))


def keyed_hash(*parts: str, key: str, purpose: str) -> str:
    """Return 128 bits that tell whether two values are the same, to nobody without the site's secret."""
    return hmac.new(key.encode(), "\0".join((purpose, *parts)).encode(), sha256).hexdigest()[:32]
