"""A cache that never grows beyond so many bytes: what was used longest ago goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
MEGABYTE = 1_000_000


class BoundedCache(Generic[Key, Value]):
    """Values by key, shared by all sessions; they must not be changed by anybody.

    Args:
        most_bytes: that all values together may take.
        size_of: bytes of one value. What is larger than the cache is not kept.
    """

    def __init__(self, most_bytes: int, size_of: Callable[[Value], int]) -> None:
        self.most_bytes = most_bytes
        self._size_of = size_of
        self._kept: OrderedDict[Key, tuple[Value, int]] = OrderedDict()
        self._n_bytes = 0
        self._lock = Lock()

    def get(self, key: Key) -> Value | None:
        """The value, or None where it is not (or no longer) kept."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def put(self, key: Key, value: Value) -> None:
        """Keep a value, in place of those used longest ago where there is no room."""
        size = self._size_of(value)
        with self._lock:
            if key in self._kept:
                self._n_bytes -= self._kept.pop(key)[1]
            if size > self.most_bytes:
                return
            self._kept[key] = (value, size)
            self._n_bytes += size
            while self._n_bytes > self.most_bytes:
                self._n_bytes -= self._kept.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._n_bytes = 0

    @property
    def n_bytes(self) -> int:
        """What all values together take."""
        return self._n_bytes

    def __len__(self) -> int:
        """Number of values kept."""
        return len(self._kept)
