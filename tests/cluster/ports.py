"""Ports of the loopback for servers that are stopped and started again."""

from __future__ import annotations

import random
import socket
from contextlib import ExitStack, suppress
from typing import Final

from tests.cluster.distribution import Unavailable

PORTS: Final = range(20_000, 32_000)  #: below those that Linux gives to outgoing connections


def free_ports(count: int) -> list[int]:
    """Return ports of the loopback that nobody listens on, and that no outgoing connection is given.

    A node that is started again has to find its own still free.
    """
    found: list[int] = []
    with ExitStack() as stack:
        for port in random.sample(PORTS, len(PORTS)):
            each = stack.enter_context(socket.socket())
            with suppress(OSError):
                each.bind(("127.0.0.1", port))
                found.append(port)
            if len(found) == count:
                return found
    raise Unavailable(f"fewer than {count} of the ports {PORTS.start} to {PORTS.stop - 1} are free")
