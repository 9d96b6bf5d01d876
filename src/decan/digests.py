"""One digest for everything that is compared by its bytes."""

from __future__ import annotations

from hashlib import blake2b


def digest_of(data: bytes) -> str:
    """The digest of bytes: blake2b, 16 bytes, hex."""
    return blake2b(data, digest_size=16).hexdigest()
