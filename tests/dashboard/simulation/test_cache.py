"""The cache: it never holds more than it may, and forgets first what was used longest ago."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cubb_sim.dashboard.simulation.cache import BoundedCache


def test_what_was_used_longest_ago_goes_first():
    cache = BoundedCache[str, bytes](10, len)
    cache.put("a", b"1234")
    cache.put("b", b"1234")
    assert cache.get("a") == b"1234"
    cache.put("c", b"1234")
    assert cache.get("b") is None
    assert cache.get("a") == b"1234"


def test_what_is_larger_than_the_cache_is_not_kept_and_drives_nothing_out():
    cache = BoundedCache[str, bytes](10, len)
    cache.put("a", b"1234")
    cache.put("large", b"x" * 11)
    assert cache.get("large") is None
    assert cache.get("a") == b"1234"


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 14))))
def test_it_never_holds_more_than_it_may(steps):
    cache = BoundedCache[int, bytes](10, len)
    for key, size in steps:
        cache.put(key, b"x" * size)
        assert cache.n_bytes <= 10
        held = [value for one in range(6) if (value := cache.get(one)) is not None]
        assert cache.n_bytes == sum(map(len, held))
        assert len(cache) == len(held)
