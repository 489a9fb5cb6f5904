"""Files of local figures made by hand, in the ways municipalities save them."""

from __future__ import annotations

from pathlib import Path

HEAD = "nøgle;værdi;enhed;periode;kilde;bemærkning"
SMALLEST = {"municipality": "Fjordby", "citizens_activity_ready": "600"}


def lines_of(figures: dict[str, str], source: str = "jobindsats.dk") -> list[str]:
    return [HEAD, *(f"{key};{value};;2025;{source};" for key, value in figures.items())]


def text_of(source: str = "jobindsats.dk", /, **figures: str) -> str:
    """The smallest file that can be used, with further figures; an empty value takes one away."""
    whole = {key: value for key, value in (SMALLEST | figures).items() if value}
    return "\n".join(lines_of(whole, source)) + "\n"


def saved(directory: Path, text: str | bytes, encoding: str = "utf-8") -> Path:
    path = directory / "tal.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path
