"""Passwords, kept only as scrypt hashes in a file that nobody but its owner may read."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from base64 import b64decode, b64encode
from pathlib import Path

from onrecord.errors import UsageError

COST, BLOCK, PARALLEL = 2**15, 8, 3
"""OWASP's password storage cheat sheet names these for scrypt: 32 MB and about a tenth of a second a try."""
_MEMORY = 256 * COST * BLOCK
MIN_LENGTH = 8


def hashed(password: str) -> str:
    """A password's salted hash, with the cost it was made at. Raises UsageError for one that is too short."""
    if len(password) < MIN_LENGTH:
        raise UsageError(f"the password is too short to be safe: give at least {MIN_LENGTH} characters")
    salt = secrets.token_bytes(16)
    key = _key(password, salt, COST, BLOCK, PARALLEL)
    return "$".join(("scrypt", f"{COST},{BLOCK},{PARALLEL}", b64encode(salt).decode(), b64encode(key).decode()))


def matches(password: str, kept: str) -> bool:
    """Whether a password is the one that was hashed; False for a hash of another form."""
    try:
        scheme, costs, salt, key = kept.split("$")
        cost, block, parallel = (int(number) for number in costs.split(","))
        found = _key(password, b64decode(salt), cost, block, parallel)
    except ValueError:
        return False
    return scheme == "scrypt" and hmac.compare_digest(found, b64decode(key))


def _key(password: str, salt: bytes, cost: int, block: int, parallel: int) -> bytes:
    words = password.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(words, salt=salt, n=cost, r=block, p=parallel, maxmem=_MEMORY, dklen=32)


def read_users(path: Path) -> dict[str, str]:
    """The hashes by user name; empty where there is no file. Raises UsageError for a file of another form."""
    if not path.exists():
        return {}
    try:
        users = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        users = None
    if not isinstance(users, dict) or not all(isinstance(value, str) for value in users.values()):
        raise UsageError(f"{path} is no file of users; move it away and set the passwords again with --set-password")
    return users


def set_password(path: Path, user: str, password: str) -> None:
    """Keep a user's password, hashed; the file is replaced whole and stays its owner's alone."""
    users = read_users(path) | {user: hashed(password)}
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as stream:
        json.dump(users, stream, indent=1)
    fresh.replace(path)
