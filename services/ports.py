"""Ports on the loopback interface."""

import random
import socket
from collections.abc import Mapping

from services.console import Unavailable

DEFAULT_PORT = 8000
KEPT_PORTS = range(20_000, 30_000)
"""Below the range from which systems give ports to outgoing connections, so a kept one is still free next time."""


def is_free(port: int) -> bool:
    """Return whether nothing listens on `port`."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # closed connections of the last run do not count
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def choose_port() -> int:
    """Return a free port that can be kept."""
    candidates = random.sample(KEPT_PORTS, 200)
    for port in candidates:
        if is_free(port):
            return port
    raise Unavailable("No free port was found between 20000 and 29999: end some servers and run again.")


def asked_port(environment: Mapping[str, str]) -> int:
    """Return the port that `PORT` asks for. Raises `Unavailable` when it is no port."""
    given = environment.get("PORT", "").strip() or str(DEFAULT_PORT)
    if not given.isascii() or not given.isdigit() or not 1 <= int(given) <= 65_535:
        raise Unavailable(f"PORT is {given!r}, which is no port: give a number from 1 to 65535, such as 8000.")
    return int(given)


def require_free(port: int) -> None:
    """Raise `Unavailable`, with another port to try, when something listens on `port`."""
    if not is_free(port):
        raise Unavailable(
            f"Port {port} is taken or not allowed: end what uses it, or choose another, such as"
            f" `PORT={choose_port()} make run`."
        )
