"""What all figures share: the look, the labels, and SVG and PDF whose bytes are those of the table alone."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator

from cubb_sim.report.markup import Markup, element

if TYPE_CHECKING:
    import pandas as pd

BLUE, ORANGE, GREEN, RED = "#0072b2", "#e69f00", "#009e73", "#d55e00"
PURPLE, SKY, YELLOW, INK = "#cc79a7", "#56b4e9", "#f0e442", "#1b1b1b"
"""Colours that people with any colour vision tell apart (Okabe and Ito 2008)."""
SOFT, PALE = "#595959", "#d9d9d9"
SEQUENCE, DIVERGING = "cividis_r", "PuOr_r"
"""Maps of colours whose lightness alone tells the order, so that they can be read in grey."""
WIDTH = 7.2
"""Inches, that is one column of A4 with margins."""
LABEL_LETTERS = 34
"""Assumed: letters of a label on one line before it is broken."""
MIDDLE = "outside upper center".rpartition(" ")[2]
"""The word of the library for what is neither left nor right."""
STYLE: dict[str, Any] = {
    "svg.fonttype": "none",
    "pdf.fonttype": 42,
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 9.0,
    "axes.titlesize": 9.0,
    "axes.labelsize": 9.0,
    "axes.edgecolor": SOFT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "xtick.labelsize": 8.5,
    "ytick.labelsize": 8.5,
    "legend.fontsize": 8.5,
    "legend.frameon": False,
    "figure.facecolor": "white",
    "text.parse_math": False,
}

Draw = Callable[[], Figure]


@dataclass(frozen=True, eq=False)
class Picture:
    """A figure that can be drawn, with what is said beside it.

    Attributes:
        name: of the file, unique among the figures of a sweep.
        title, alt: in the reader's language.
        rows: of the table it is drawn from.
        table: name of that table.
    """

    name: str
    title: str
    alt: str
    table: str
    rows: pd.DataFrame
    draw: Draw

    def svg(self) -> str:
        """The figure as an SVG file of its own: the same rows give the same bytes."""
        with look(self.name):
            stream = io.BytesIO()
            self.draw().savefig(stream, format="svg", metadata={"Date": None, "Creator": None, "Title": self.title})
        return stream.getvalue().decode("utf-8")

    def pdf(self) -> bytes:
        """The figure as PDF; no date in it."""
        with look(self.name):
            stream = io.BytesIO()
            metadata = {"CreationDate": None, "Creator": None, "Producer": None, "Title": self.title}
            self.draw().savefig(stream, format="pdf", metadata=metadata)
        return stream.getvalue()

    def inline(self) -> Markup:
        """The figure as a part of a page: ids are its own, and what it shows is said to those who cannot see it."""
        return inline_svg(self.svg(), self.name, self.alt)


@contextmanager
def look(salt: str) -> Iterator[None]:
    """The look of all figures, for as long as one is drawn and written."""
    settings: Any = {**STYLE, "svg.hashsalt": salt}
    with mpl.rc_context(settings):
        yield


def inline_svg(svg: str, name: str, alt: str) -> Markup:
    """An SVG file as an element of a page, without its head, its metadata and its size in points."""
    body = svg[svg.index("<svg") :]
    body = re.sub(r"<metadata>.*?</metadata>", "", body, flags=re.DOTALL)
    body = re.sub(r' id="([^"]+)"', rf' id="{name}-\1"', body)
    body = re.sub(r"url\(#([^)]+)\)", rf"url(#{name}-\1)", body)
    body = re.sub(r'(?:xlink:)?href="#([^"]+)"', rf'href="#{name}-\1"', body)
    head, rest = body[: body.index(">")], body[body.index(">") + 1 :]
    box = re.search(r'viewBox="([^"]+)"', head)
    assert box is not None
    width = float(box[1].split()[2])
    rest = rest.rpartition("</svg>")[0]
    rest = re.sub(r"<style type=\"text/css\">.*?</style>", "", rest, flags=re.DOTALL)
    return element("svg", Markup(rest), class_="plot", viewBox=box[1], role="img", aria_label=alt, width=f"{width:g}")


def canvas(height: float, width: float = WIDTH) -> Figure:
    """An empty sheet, in inches, that makes room for the labels on it."""
    return Figure(figsize=(width, height), layout="constrained")


def broken(label: str, letters: int = LABEL_LETTERS) -> str:
    """A label on as many lines as it needs."""
    return "\n".join(wrap(label, letters)) or label


def write_ticks(axis: Any, writer: Callable[[float], str], most: int = 6) -> None:
    """Ticks along an axis in the numbers of the reader's language.

    Args:
        axis: `axes.xaxis` or `axes.yaxis`.
        writer: of a value.
        most: ticks at the most.
    """
    axis.set_major_locator(MaxNLocator(nbins=most, steps=[1, 2, 2.5, 5, 10]))
    axis.set_major_formatter(FuncFormatter(lambda value, _: writer(float(value))))


def light_grid(axes: Any, along: str = "x") -> None:
    """Pale lines behind everything, across one axis."""
    axes.grid(visible=True, axis=along, color="#e5e5e5", linewidth=0.7)


def name_rows(axes: Any, labels: list[str], letters: int = LABEL_LETTERS) -> None:
    """Labels of rows, the first at the top."""
    axes.set_yticks(np.arange(len(labels)), [broken(label, letters) for label in labels])
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(len(labels) - 0.4, -0.6)
    axes.spines["left"].set_visible(False)


def height_of_rows(labels: list[str], per_line: float = 0.2, per_row: float = 0.12, rest: float = 1.3) -> float:
    """Inches that rows with such labels need."""
    lines = sum(broken(label).count("\n") + 1 for label in labels)
    return rest + per_line * lines + per_row * len(labels)


def whiskers(middle: Any, low: Any, high: Any) -> Any:
    """Lengths of the two arms of intervals, float64[2, n]; none where an end is not known."""
    arms = np.array([np.asarray(middle) - np.asarray(low), np.asarray(high) - np.asarray(middle)], np.float64)
    return np.clip(np.nan_to_num(arms), 0.0, None)


def legend_above(figure: Figure, columns: int = 2) -> None:
    """A legend over the plot, where it covers nothing; lines that only mark a place come last."""
    handles, labels = [], []
    for axes in figure.axes:
        found = list(zip(*axes.get_legend_handles_labels(), strict=True))
        found.sort(key=lambda one: isinstance(one[0], Line2D) and one[0].get_marker() in ("None", None, ""))
        for handle, label in found:
            if label not in labels:
                handles.append(handle)
                labels.append(label)
    if handles:
        figure.legend(handles, labels, loc="outside upper center", ncols=min(columns, len(labels)))
