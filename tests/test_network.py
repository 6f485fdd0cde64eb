"""A network is told apart by a keyed hash; what a client writes into a header does not count."""

import re
from pathlib import Path

import pytest

from hyte.network import client_address, keyed_hash, network_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2::5", "2001:db8:1::/48"),
        ("fe80::1%eth0", "fe80::/48"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("<script>", ""),
        ("", ""),
    ],
)
def test_an_address_belongs_to_a_network(address: str, network: str) -> None:
    assert network_of(address) == network


@pytest.mark.parametrize(
    ("header", "proxies", "client"),
    [
        ("203.0.113.9", 0, "10.0.0.1"),
        ("203.0.113.9", 1, "203.0.113.9"),
        ("198.51.100.1, 203.0.113.9", 1, "203.0.113.9"),
        ("1.1.1.1, 203.0.113.9, 10.0.0.7", 2, "203.0.113.9"),
        ("203.0.113.9", 2, "10.0.0.1"),
        ("", 1, "10.0.0.1"),
    ],
)
def test_only_our_own_proxies_are_believed(header: str, proxies: int, client: str) -> None:
    meta = {"HTTP_X_FORWARDED_FOR": header, "REMOTE_ADDR": "10.0.0.1"}
    assert client_address(meta, trusted_proxies=proxies) == client


def test_compose_counts_the_machines_proxy_and_its_own() -> None:
    compose = (Path(__file__).parents[1] / "compose.yaml").read_text(encoding="utf-8")
    proxies = int(re.search(r"TRUSTED_PROXIES:\D*(\d)", compose)[1])
    # The machine's proxy has written who asked it, and the one in the container that it was asked by the machine's.
    meta = {"HTTP_X_FORWARDED_FOR": "203.0.113.9, 172.18.0.1", "REMOTE_ADDR": "172.18.0.6"}
    assert client_address(meta, trusted_proxies=proxies) == "203.0.113.9"


def test_a_hash_depends_on_the_secret_and_on_what_it_is_for() -> None:
    assert keyed_hash("a", key="k", purpose="x") == keyed_hash("a", key="k", purpose="x")
    assert (
        len(
            {
                keyed_hash("a", key="k", purpose="x"),
                keyed_hash("a", key="l", purpose="x"),
                keyed_hash("a", key="k", purpose="y"),
            }
        )
        == 3
    )
