"""A notebook run from first to last as a student would, but in an empty folder and without a network."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

from tests.architecture.source_tree import ROOT

SECONDS_PER_CELL = 600
"""Far more than any cell takes; the first may have to compile the model."""
NEWS_OF_COMPILING = "Compiling the model"
NO_NETWORK = """
import socket as _socket

def _refuse(self, address, *rest, _connect=_socket.socket.connect):
    if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
        raise OSError(f"A course notebook needs no network, but asked for {address}.")
    return _connect(self, address, *rest)

_socket.socket.connect = _socket.socket.connect_ex = _refuse
"""


class ThisPython(AsyncKernelManager):
    """Starts the interpreter that runs the tests, whatever kernels are installed on the machine."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """The kernel of this interpreter."""
        argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(argv=argv, display_name="Python 3", language="python")


def executed(sources: Iterable[tuple[str, str]], folder: Path) -> list[Any]:
    """Run cells, each a kind and its source, in one kernel whose current directory is `folder`.

    Returns:
        The cells with their outputs.

    Raises:
        CellExecutionError: a cell failed; its text has the cell and the trace.
    """
    made = {"code": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}
    cells = [made["code"](NO_NETWORK), *(made[kind](source) for kind, source in sources)]
    book = nbformat.v4.new_notebook(cells=cells)
    client = NotebookClient(
        book, km=ThisPython(), timeout=SECONDS_PER_CELL, resources={"metadata": {"path": str(folder)}}
    )
    client.execute(env=_environment(folder))
    return list(book.cells[1:])


def _environment(folder: Path) -> dict[str, str]:
    """This environment with the package of this checkout, and without anybody's own settings of IPython."""
    search = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return os.environ | {"PYTHONPATH": search, "IPYTHONDIR": str(folder / ".ipython"), "MPLBACKEND": INLINE}


INLINE = "module://matplotlib_inline.backend_inline"


def printed(cell: Any) -> str:
    """What a cell wrote for its reader."""
    return "".join(output.text for output in cell.get("outputs", ()) if output.get("name") == "stdout")


def complaints(cells: Iterable[Any]) -> str:
    """What the cells wrote where warnings go, but for the news that something is compiled for the first time."""
    outputs = (output for cell in cells for output in cell.get("outputs", ()))
    written = "".join(output.text for output in outputs if output.get("name") == "stderr")
    return "".join(line for line in written.splitlines(keepends=True) if not line.startswith(NEWS_OF_COMPILING))


def kinds_of_output(cells: Iterable[Any]) -> set[str]:
    """The kinds of output of all cells together, such as `image/png`."""
    return {kind for cell in cells for output in cell.get("outputs", ()) for kind in output.get("data", {})}
