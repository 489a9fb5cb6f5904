"""A file handed to the browser to be saved."""

from __future__ import annotations

import base64
from dataclasses import dataclass


@dataclass(frozen=True)
class File:
    """A file to be saved where the browser saves files.

    Attributes:
        number: another one for each time the file is asked for, so that the same content can be saved twice.
    """

    name: str
    mime: str
    content: bytes
    number: int = 0

    def sent(self) -> dict[str, str | int]:
        """The file as the browser is told of it."""
        return {
            "name": self.name,
            "mime": self.mime,
            "content": base64.b64encode(self.content).decode("ascii"),
            "number": self.number,
        }
