"""Every block of every page works: a reader who types what a page says, in its order, gets through."""

from __future__ import annotations

import linecache
import os
import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.source_tree import ROOT
from tests.docs.page_blocks import COMMANDS, Block, blocks_of, examples_named_in, name_of, pages
from tests.docs.page_commands import lines_of, read_line, run_line, small, small_python, words_of_try, wrong_in_shell

PAGES = {name_of(page): page.read_text(encoding="utf-8") for page in pages()}
BLOCKS = {name: list(blocks_of(text)) for name, text in PAGES.items()}
DEAR_PAGE = re.compile(r"with_rules|\bfigure\.savefig\(|extra_processes")
"""A page with it takes some seconds: rules are compiled anew, something is swept, or figures are drawn."""
FRONT_PAGE = "README.md"
DEAR_PAGES = (FRONT_PAGE, "docs/sensitivity.md", "docs/how_to/run_a_sweep.md", "docs/how_to/use_from_r.md")
"""Pages that do much of everything."""
DEAR_LINES = ("calibrate",)
"""Commands that take over ten seconds at their smallest. On a page they are read, and run by a test of their own."""
NOT_RUN = {
    "docs/calibration.md": 1,
    "docs/clusters.md": 5,
    "docs/hosting.md": 2,
    "docs/how_to/use_from_r.md": 1,
    "docs/trials.md": 1,
}
"""How many blocks of a page are not run. Each says why in a comment before it; another one has to be let in here."""


def pages_that_do_something() -> list[Any]:
    """The pages with a block to run, the dear ones marked."""
    return [
        pytest.param(name, marks=marks_of(name, blocks), id=name)
        for name, blocks in BLOCKS.items()
        if any(block.is_run for block in blocks)
    ]


def marks_of(name: str, blocks: list[Block]) -> list[pytest.MarkDecorator]:
    marks = [pytest.mark.slow] if is_dear(name, blocks) else []
    return [*marks, pytest.mark.each_python] if name == FRONT_PAGE else marks


def is_dear(name: str, blocks: list[Block]) -> bool:
    texts = (block.text for block in blocks if block.is_run and not block.file)
    return name in DEAR_PAGES or any(map(DEAR_PAGE.search, texts))


def dear_lines() -> dict[str, list[str]]:
    """The command lines that take long, once each however many pages show them."""
    lines = [
        words
        for name in BLOCKS
        for one in BLOCKS[name]
        if one.is_run and one.kind in COMMANDS
        for words in lines_of(one.text)
        if words[1:2] and words[1] in DEAR_LINES
    ]
    return {" ".join(words): words for words in lines}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder to be in, and the environment afterwards as it was."""
    before = dict(os.environ)
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    os.environ.clear()
    os.environ.update(before)


def follow(name: str, blocks: list[Block], folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Do what a page says, from top to bottom. Returns what went wrong, with the line it stands near."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    wrong = []
    for block in blocks:
        if not block.is_run:
            continue
        if block.file:
            write(block, folder)
        elif block.kind == "python":
            run_python(block, f"{name}:{block.line}", namespace)
        else:
            wrong += [f"{name}:{block.line}: {' '.join(words)}: {why}" for words, why in followed(block, capsys) if why]
    return wrong


def followed(block: Block, capsys: pytest.CaptureFixture[str]) -> Iterator[tuple[list[str], str]]:
    for words in lines_of(block.text):
        if block.kind not in COMMANDS:
            yield words, wrong_in_shell(words)
        elif words[1:2] and words[1] in DEAR_LINES:
            yield words, read_line(words[1:])
        else:
            yield words, run_line(words, capsys)


def write(block: Block, folder: Path) -> None:
    """Write a block to its file, in the folder and nowhere else."""
    place = (folder / block.file).resolve()
    assert place.is_relative_to(folder.resolve()), block.file
    if block.kind == "toml":
        tomllib.loads(block.text)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(block.text, encoding="utf-8")


def run_python(block: Block, name: str, namespace: dict[str, Any]) -> None:
    """Run a block as a notebook would: after the ones before it, and with its source to be looked up."""
    text = small_python(block.text)
    linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
    exec(compile(text, name, "exec"), namespace)


@pytest.mark.parametrize("name", pages_that_do_something())
def test_the_blocks_of_a_page_work(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for example in examples_named_in(PAGES[name]):
        shutil.copy(example, folder)
    assert follow(name, BLOCKS[name], folder, capsys) == []


@pytest.mark.slow
@pytest.mark.parametrize("words", dear_lines().values(), ids=dear_lines())
def test_lines_that_take_long_work(words: list[str], folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_line(words, capsys) == ""


def test_every_block_is_run_or_says_why_not() -> None:
    """`<!-- not run: REASON -->` before it, or `<!-- file: NAME -->`, or a kind that is only looked at: `text`."""
    assert [
        f"{name}:{one.line}: {one.kind or 'no kind'}" for name in BLOCKS for one in BLOCKS[name] if one.is_left_unsaid
    ] == []


def test_blocks_that_are_not_run_are_known() -> None:
    left_alone = {name: [one.reason for one in blocks if one.reason] for name, blocks in BLOCKS.items()}
    assert {name: len(reasons) for name, reasons in left_alone.items() if reasons} == NOT_RUN, left_alone
    assert [name for name, reasons in left_alone.items() for reason in reasons if len(reason.split()) < 3] == []


def test_changes_of_the_package_are_done_by_tests_that_name_the_page() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "extending").glob("*.py"))
    edited = {Path(name).stem for name, blocks in BLOCKS.items() if any(block.is_about_a_copy for block in blocks)}
    assert sorted(page for page in edited if page not in tests) == []


PAGE_WITH_FAULTS = """# Wrong

<!-- file: half.toml -->
```toml
title = "half"
```

```console
cubb-sim check half.toml
cubb-sim levers no_such_lever
cubb-sim dashboard --no-such-option
dask worker
```

```shell
python3 try.py dance
python3 try.py run holstebro --no-such-option
git clone somewhere
```

<!-- not run: it has no end -->
```python
while True: pass
```
"""


def test_faults_are_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = list(blocks_of(PAGE_WITH_FAULTS))
    wrong = follow("wrong.md", blocks, folder, capsys)
    found = [re.sub(r"^wrong\.md:(\d+): (.*?): .*", r"\1 \2", problem, flags=re.DOTALL) for problem in wrong]
    assert found == [
        "8 cubb-sim check half.toml",
        "8 cubb-sim levers no_such_lever",
        "8 cubb-sim dashboard --no-such-option",
        "8 dask worker",
        "15 python3 try.py dance",
        "15 python3 try.py run holstebro --no-such-option",
    ]


def test_python_of_a_page_shares_its_names_and_its_faults_are_raised(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (
        "```python\nreplications = 20\n```\n\n```{note}\nIn a note.\n```\n\n```python\nassert replications == 20\n```\n"
    )
    with pytest.raises(AssertionError):  # because it was made 2
        follow("page.md", list(blocks_of(page)), folder, capsys)


def test_blocks_without_a_kind_or_reason_are_found() -> None:
    page = "```\nwhat\n```\n\n````{tip}\n```bash\nls\n```\n````\n\n```text\nlook\n```\n"
    assert [(block.kind, block.line) for block in blocks_of(page) if block.is_left_unsaid] == [("", 1), ("bash", 6)]


def test_command_lines_are_made_small() -> None:
    assert small(["run", "holstebro", "--replications=40", "--workers", "4"]) == [
        "run",
        "holstebro",
        "--replications",
        "2",
    ]
    assert small(["validate"]) == ["validate", "--replications", "2"]
    assert small(["calibrate", "--output", "mine"]) == ["calibrate", "--output", "mine", "--quick"]
    assert small(["sweep", "--list"]) == ["sweep", "--list"]
    assert small(["sweep", "levers", "--workers", "8"])[2:] == ["--size", "2", "--replications", "2", "--cores", "1"]


def test_the_script_is_asked_what_it_knows() -> None:
    assert {"test", "lock", "compare"} <= words_of_try()
