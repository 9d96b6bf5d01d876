"""Digests that are not computed twice."""

import os

from decan.digests import digest_of
from decan.output.stamps import Stamps


def old(path, data):
    path.write_bytes(data)
    os.utime(path, ns=(10**18, 10**18))


def test_a_known_file_is_not_read_again(tmp_path):
    """While size and time stay, the digest is the one that was kept."""
    file, place = tmp_path / "f", tmp_path / ".decan/stamps"
    old(file, b"one")
    first = Stamps(place)
    assert first.digest(str(file)) == digest_of(b"one")
    first.save()
    old(file, b"two")
    assert Stamps(place).digest(str(file)) == digest_of(b"one")


def test_a_changed_file_is_read_again(tmp_path):
    """Another size or time means another reading; a file changed just now is always read."""
    file, place = tmp_path / "f", tmp_path / ".decan/stamps"
    for data in (b"one", b"three", b"four!"):
        file.write_bytes(data)
        stamps = Stamps(place)
        assert stamps.digest(str(file)) == digest_of(data)
        stamps.save()


def test_a_broken_or_unwritable_cache_is_no_error(tmp_path):
    """What is in the cache's place does not matter."""
    file, place = tmp_path / "f", tmp_path / "stamps"
    old(file, b"one")
    for text in ("{", "[]", '{"a": 1}', '{"a": [1]}'):
        place.write_text(text)
        assert Stamps(place).digest(str(file)) == digest_of(b"one")
    nowhere = Stamps(file / "stamps")
    nowhere.digest(str(file))
    nowhere.save()
