"""A rewritten rule is the one that stood there: later changes do not reach it, and other text is another rule."""

from __future__ import annotations

import enum
import functools
import math
import os
import random
import statistics
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

from cubb_sim.compilation import plain, rule
from cubb_sim.errors import CubbSimError
from cubb_sim.rewriting import fingerprint_of
from cubb_sim.rewriting.frozen import frozen_rule
from cubb_sim.rules.scales import towards_one


class Level(enum.IntEnum):
    LOW = 1


def made(text, **names):
    """The last function in a text, with these names around it."""
    scope = dict(names)
    exec(text, scope)
    return scope["f"]


TWO_LEVELS: Any = [enum.IntEnum("L", {"A": value}) for value in (1, 2)]
PLAIN = "def f(x):\n    return x * GAIN"


@pytest.mark.parametrize(
    "text", ["def f(x):\n    # why\n\n\n    return x * GAIN", 'def f(x):\n    """What it is."""\n    return x * GAIN']
)
def test_comments_layout_and_docstring_do_not_count(text):
    assert fingerprint_of(made(text, GAIN=2.0)) == fingerprint_of(made(PLAIN, GAIN=2.0))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (PLAIN, {"GAIN": 2.1}),
        (PLAIN, {"GAIN": 2}),
        ("def f(x):\n    return x + GAIN", {"GAIN": 2.0}),
        ("def f(x):\n    return x * GAIN * 1.0", {"GAIN": 2.0}),
        ("def f(x, GAIN=2.0):\n    return x * GAIN", {}),
    ],
)
def test_what_it_does_counts(text, names):
    assert fingerprint_of(made(text, **names)) != fingerprint_of(made(PLAIN, GAIN=2.0))


def test_functions_it_calls_and_values_it_closes_over_count():
    calling = "def f(x):\n    return g(x)"
    one, other = (made(calling, g=made(PLAIN, GAIN=gain)) for gain in (2.0, 3.0))
    assert fingerprint_of(one) != fingerprint_of(other)

    def closing(gain):
        def f(x):
            return x * gain

        return f

    assert fingerprint_of(closing(2.0)) != fingerprint_of(closing(3.0))
    assert fingerprint_of(closing(2.0)) == fingerprint_of(closing(2.0))


def test_compiled_and_plain_are_the_same_rule():
    function = made(PLAIN, GAIN=2.0)
    assert fingerprint_of(rule(function)) == fingerprint_of(function)


def test_a_function_that_calls_itself_has_an_end():
    assert fingerprint_of(made("def f(x):\n    return f(x - 1) if x > 0 else 0.0"))


def test_later_changes_do_not_reach_it():
    scope: dict[str, Any] = {"GAIN": 2.0, "towards_one": towards_one}
    exec("def g(x):\n    return x * GAIN\ndef f(x):\n    return towards_one(g(x), 0.0)", scope)
    frozen = frozen_rule("f", scope["f"])
    scope["GAIN"] = 100.0
    exec("def g(x):\n    return -1.0", scope)
    assert frozen(0.25) == plain(frozen)(0.25) == 0.5


@pytest.mark.parametrize("value", [{"a": 1.0}, object(), {1.0}, [1.0], np.zeros(3), statistics, random, random.gauss])
def test_what_compiled_code_cannot_hold_is_refused(value):
    function = made("def f(x):\n    return table", table=value)
    with pytest.raises(CubbSimError, match="my_rule uses 'table', which is of the kind"):
        frozen_rule("my_rule", function)
    assert fingerprint_of(function)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("def f(x):\n    return 0.5 * f(x)", "calls itself by way of 'f'"),
        ("def f(x):\n    p.rate = x\n    return x", "writes into something"),
        ("def f(x):\n    global p\n    p = x\n    return x", "writes into something"),
        ("def f(x, *more):\n    return x", "arguments or results that are not plain"),
        ("def f(x, *, p=1.0):\n    return x", "arguments or results that are not plain"),
        ("def f(x):\n    yield x", "arguments or results that are not plain"),
        ("async def f(x):\n    return x", "arguments or results that are not plain"),
        ("def f(x):\n    g = lambda y: y\n    return g(x)", "holds a function within 'f'"),
        ("def f(x):\n    try:\n        return x\n    except ValueError:\n        return 0.0", "holds 'try' or 'with'"),
        ("import numpy as np\ndef f(x):\n    return np.random.random()", "draws at random"),
        ("from numpy.random import random\ndef f(x):\n    return random()", "uses 'random'|draws at random"),
    ],
)
def test_what_no_rule_does_is_refused(text, said):
    with pytest.raises(CubbSimError, match=said):
        frozen_rule("my_rule", made(text, p=1.0))


@pytest.mark.parametrize(
    "value", [1, 2.5, True, Level.LOW, (1.0, 2.0), np.float64(0.1), math, np, math.log, np.exp, abs, float]
)
def test_what_compiled_code_knows_is_fine(value):
    assert callable(frozen_rule("f", made("def f(x):\n    return value", value=value)))


def times(gain):
    return made("def f(x):\n    return x * gain", gain=gain)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (made("def f(x):\n    return a(x)", a=abs, b=max), made("def f(x):\n    return a(x)", a=max, b=abs)),
        (
            made("def f():\n    return t", t=np.arange(2000.0)),
            made("def f():\n    return t", t=np.arange(2000.0) + 1e-12),
        ),
        (made("def f():\n    return t['a']", t={"a": 1}), made("def f():\n    return t['a']", t={"a": 2})),
        (functools.partial(max, 1), functools.partial(max, 2)),
        (made("def f(a, *, p=1):\n    return p"), made("def f(a, *, p=2):\n    return p")),
        (made("def f(a, *, p):\n    return p"), made("def f(a, *p):\n    return p")),
        (made("def f():\n    return (lambda: g)()", g=1), made("def f():\n    return (lambda: g)()", g=2)),
        (TWO_LEVELS[0].A, TWO_LEVELS[1].A),
    ],
)
def test_what_differs_has_another_fingerprint(one, other):
    assert fingerprint_of(one) != fingerprint_of(other)


def test_the_same_function_reached_twice_is_told_as_the_one_it_is():
    low, high = times(1.0), times(2.0)
    rules = [made("def f(x):\n    return a(x) + b(x) + c(x)", a=low, b=high, c=c) for c in (low, high)]
    assert fingerprint_of(rules[0]) != fingerprint_of(rules[1])


@pytest.mark.each_python
@pytest.mark.slow
def test_a_set_of_constants_is_told_in_one_order():
    told = set()
    for seed in ("1", "2", "3"):
        code = (
            "from cubb_sim.rewriting import fingerprint_of\n"
            "def f(x):\n    return x in {'aa', 'bb', 'cc', 'dd'}\n"
            "print(fingerprint_of(f), fingerprint_of({'a', 'b', 'c'}))"
        )
        ran = subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True,
            check=True,
        )  # fmt: skip
        told.add(ran.stdout)
    assert len(told) == 1


def test_where_math_is_imported_does_not_count():
    """Python compiles `math.log(x)` otherwise where the import stands in the same text."""
    text = "def f(x):\n    return math.log(x) if x > GAIN else -math.log(GAIN)"
    apart = made(text, GAIN=2.0, math=math)
    together = made(f"import math\n{text}", GAIN=2.0)
    assert fingerprint_of(apart) == fingerprint_of(together)
    assert fingerprint_of(apart) != fingerprint_of(made(text.replace("log(x)", "exp(x)"), GAIN=2.0, math=math))
    assert fingerprint_of(apart) != fingerprint_of(made(text.replace("x > GAIN", "x < GAIN"), GAIN=2.0, math=math))


def test_where_a_jump_leads_counts():
    before = (
        "def f(x):\n    for i in range(3):\n        if x > i:\n            break\n        x = x + 1.0\n    return x"
    )
    assert fingerprint_of(made(before)) != fingerprint_of(made(before.replace("break", "continue")))
