"""Where an index is on a cluster and how to reach it: the address as typed, the rest from the environment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from search.errors import SearchError

SECURE, PLAIN = "opensearch", "opensearch+http"
SCHEMES = (SECURE, PLAIN)
_EXAMPLE = "opensearch://host1:9200,host2:9200/releases"
_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\]):\d{1,5}")
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,99}")
_LOOPBACK = re.compile(r"(?:127\.\d+\.\d+\.\d+|localhost|\[::1\]):\d+")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a generation is spread: parts of the index, and further copies of each."""

    shards: int = 3
    replicas: int = 1


@dataclass(frozen=True, slots=True)
class Address:
    """The index *name* on the cluster that *hosts* belong to. *ca* is the file that its certificates are
    checked with, None for the system's own. Neither user nor password is ever printed.
    """

    hosts: tuple[str, ...]
    name: str
    secure: bool = True
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    ca: str | None = None
    layout: Layout = Layout()

    def __str__(self) -> str:
        return f"{SECURE if self.secure else PLAIN}://{','.join(self.hosts)}/{self.name}"


def read_address(url: str, environment: Mapping[str, str]) -> Address:
    """Return the address that *url* and the variables of docs/operations.md state.

    Raises SearchError, which never repeats what could be a password.
    """
    scheme, _, rest = url.partition("://")
    hosts, _, name = rest.partition("/")
    if "@" in rest:
        raise SearchError(
            "an address holds no user and password: put them in ONRECORD_OPENSEARCH_USER and "
            "ONRECORD_OPENSEARCH_PASSWORD"
        )
    listed = tuple(hosts.split(","))
    if not all(_HOST.fullmatch(host) for host in listed):
        raise SearchError(f"{url} does not name hosts with their ports: write it like {_EXAMPLE}")
    if not _NAME.fullmatch(name):
        raise SearchError(f"{name!r} cannot be the name of an index: write the address like {_EXAMPLE}")
    return _checked(
        Address(
            listed,
            name,
            secure=scheme == SECURE,
            user=environment.get("ONRECORD_OPENSEARCH_USER", ""),
            password=environment.get("ONRECORD_OPENSEARCH_PASSWORD", ""),
            ca=environment.get("ONRECORD_OPENSEARCH_CA") or None,
            layout=Layout(
                _number(environment, "ONRECORD_OPENSEARCH_SHARDS", Layout().shards, least=1),
                _number(environment, "ONRECORD_OPENSEARCH_REPLICAS", Layout().replicas, least=0),
            ),
        )
    )


def _checked(address: Address) -> Address:
    if address.user and not address.secure and not all(map(_LOOPBACK.fullmatch, address.hosts)):
        raise SearchError(f"{address} would send a password unencrypted: write {SECURE}:// instead")
    return address


def _number(environment: Mapping[str, str], name: str, otherwise: int, *, least: int) -> int:
    text = environment.get(name, "").strip()
    if not text:
        return otherwise
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= 1024:
        raise SearchError(f"{name} is {text!r}: write a number from {least} to 1024")
    return int(text)
