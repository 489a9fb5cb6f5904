"""Addressed randomness: every draw is a pure function of (seed, decision, month, entity).

The generator is Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"). One
block of four 32-bit words serves four decisions: decision `d` reads word `d mod 4` of block `d div 4`. Nothing is ever
advanced, so adding a decision, a person or a lever changes nobody else's numbers.
"""

from __future__ import annotations

import math

import numpy as np

from cubb_sim.compilation import process, rule

Word = np.uint64
WordArray = np.ndarray[tuple[int, int], np.dtype[np.uint32]]

_MULTIPLIER_0 = np.uint64(0xD2511F53)
_MULTIPLIER_1 = np.uint64(0xCD9E8D57)
_WEYL_0 = np.uint64(0x9E3779B9)
_WEYL_1 = np.uint64(0xBB67AE85)
_LOW_WORD = np.uint64(0xFFFFFFFF)
_WORD_BITS = np.uint64(32)
_ROUNDS = 10
_TO_UNIT = 2.0**-32
_HALF = 0.5
_ACKLAM_LOW = 0.02425
WORDS_PER_BLOCK = 4


@rule
def philox(c0: Word, c1: Word, c2: Word, c3: Word, k0: Word, k1: Word) -> tuple[Word, Word, Word, Word]:
    """Philox4x32-10: four counter words and two key words [uint64 holding 32 bits each] to four random words."""
    for _ in range(_ROUNDS):
        product_0 = _MULTIPLIER_0 * c0
        product_1 = _MULTIPLIER_1 * c2
        c0 = (product_1 >> _WORD_BITS) ^ c1 ^ k0
        c2 = (product_0 >> _WORD_BITS) ^ c3 ^ k1
        c1 = product_1 & _LOW_WORD
        c3 = product_0 & _LOW_WORD
        k0 = (k0 + _WEYL_0) & _LOW_WORD
        k1 = (k1 + _WEYL_1) & _LOW_WORD
    return c0, c1, c2, c3


@rule
def block(seed: int, family: int, month: int, entity: int) -> tuple[Word, Word, Word, Word]:
    """The four words of a family of four decisions for one entity in one month."""
    key, who = np.uint64(seed), np.uint64(entity)
    return philox(
        who & _LOW_WORD, np.uint64(month), np.uint64(family), who >> _WORD_BITS, key & _LOW_WORD, key >> _WORD_BITS
    )


@rule
def unit(word: Word) -> float:
    """A word as a number strictly between 0 and 1, in steps of 2**-32."""
    return (np.float64(word) + _HALF) * _TO_UNIT


@rule
def uniform(seed: int, decision: int, month: int, entity: int) -> float:
    """The number in (0, 1) at one address.

    Args:
        seed: non-negative integer below 2**64.
        decision: code of the decision (see `decisions.py`).
        month: month of the run; 0 is the starting population.
        entity: address of the citizen, post, firm or municipality, below 2**63.
    """
    w0, w1, w2, w3 = block(seed, decision // WORDS_PER_BLOCK, month, entity)
    which = decision % WORDS_PER_BLOCK
    if which == 0:
        return unit(w0)
    if which == 1:
        return unit(w1)
    if which == 2:  # noqa: PLR2004
        return unit(w2)
    return unit(w3)


@process
def throw_dice(  # noqa: PLR0913, PLR0917 (an address has many parts)
    dice: WordArray, first_family: int, n_families: int, seed: int, month: int, first_entity: int, n_entities: int
) -> None:
    """Fill `dice[decision, i]` for a run of consecutive entities: the words `uniform` reads, four decisions at a time.

    Words and not numbers are kept, because whole words are what the processor can produce several of at once.
    """
    for f in range(n_families):
        first, second = dice[4 * f], dice[4 * f + 1]
        third, fourth = dice[4 * f + 2], dice[4 * f + 3]
        for i in range(n_entities):
            w0, w1, w2, w3 = block(seed, first_family + f, month, first_entity + i)
            first[i], second[i], third[i], fourth[i] = w0, w1, w2, w3


@rule
def _centre(q: float) -> float:
    r = q * q
    top = ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.3577518672690) * r
           - 30.66479806614716) * r + 2.506628277459239  # fmt: skip
    bottom = ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r
              - 13.28068155288572) * r + 1.0  # fmt: skip
    return q * top / bottom


@rule
def _tail(q: float) -> float:
    top = ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q
           + 4.374664141464968) * q + 2.938163982698783  # fmt: skip
    bottom = (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q
              + 3.754408661907416) * q + 1.0  # fmt: skip
    return top / bottom


@rule
def normal(u: float) -> float:
    """Standard normal quantile of `u` in (0, 1), to about 1e-9 relative. Source: Acklam's rational approximation."""
    if u < _ACKLAM_LOW:
        return _tail(math.sqrt(-2.0 * math.log(u)))
    if u > 1.0 - _ACKLAM_LOW:
        return -_tail(math.sqrt(-2.0 * math.log(1.0 - u)))
    return _centre(u - _HALF)
