"""Which machine an address leads to: names are resolved once, and only public machines pass."""

from __future__ import annotations

import socket
import threading
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from onrecord.errors import InputError

_NAT64 = IPv6Network("64:ff9b::/96")

IPAddress = IPv4Address | IPv6Address


def is_public(address: IPAddress) -> bool:
    """Whether an address, and any IPv4 address carried inside it, belongs to the public internet."""
    inner = _carried(address)
    if inner is not None:
        return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def resolve(host: str, port: int, name: str, allow_private: bool, timeout: float) -> list[str]:
    """The addresses of a host, to be connected to as they are; raises InputError where one of them is not public.

    One private address among several refuses them all: a name that points both ways is not to be trusted.
    """
    found = _look_up(host, port, name, timeout)
    if not allow_private and not all(is_public(ip_address(address)) for address in found):
        reason = f"leads to a private address ({host} is {', '.join(found[:2])}); --allow-private permits that"
        raise InputError(name, reason)
    return found


def _carried(address: IPAddress) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def _look_up(host: str, port: int, name: str, timeout: float) -> list[str]:
    """Resolve in a thread of its own: the system's resolver takes no time limit."""
    found: list[str] = []
    faults: list[Exception] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(answer[4][0]).split("%")[0] for answer in answers))
        except (OSError, UnicodeError) as error:
            faults.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(timeout)
    if not found:
        why = "cannot be found" if faults else "was not found in time"
        raise InputError(name, f"the host {host[:100]} {why}; check the address and your connection")
    return found
