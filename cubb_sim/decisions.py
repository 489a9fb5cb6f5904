"""The addresses of randomness: one code per decision, never reused, never renumbered.

Four consecutive codes share one block of the generator. Codes below `FIRST_RARE` are thrown for every citizen every
month, in bulk; the rest are asked for one by one with `randomness.uniform`. A new decision takes a new code at the
end of its list.
"""

from __future__ import annotations

from enum import IntEnum


class Dice(IntEnum):
    """Decisions of every citizen in every month: rows of `world.dice`."""

    MEETING_DUE = 0
    MEETING_MISSED = 1
    VOICE = 2
    GRASP = 3
    JOB_FOUND = 4
    JOB_KEPT = 5
    JOB_GROWS = 6
    EXIT = 7
    LIFE_EVENT = 8
    ACT = 9
    PLAN_MADE = 10
    QUEUE = 11  # place in any queue this month


N_DICE = len(Dice)
N_DICE_FAMILIES = N_DICE // 4
FIRST_RARE = 32


class Rare(IntEnum):
    """Decisions that few face in a month, of citizens."""

    PLAN_KIND = 32
    PLAN_FITS = 33
    GRANTED = 34
    APPROVAL_MONTHS = 35
    REFUSED = 36
    OFFER_GONE = 37
    FIRM = 38
    MATCH = 39
    CONVERSION = 40
    HOURS = 41
    SHIFT_BY_REORGANISATION = 42
    SHIFT_AT_BOUNDARY = 43
    SHIFT_DERAILS = 44
    CAUGHT = 45
    SEVERITY = 46
    EXIT_KIND = 47
    PARALLEL = 48
    PACKAGE = 49
    BELIEF_NOISE = 50
    MEASURE_MONTHS = 51
    HANDOVER = 52
    NEW_POST = 53
    RECRUITED = 54
    ORGANISATION = 55
    DISPLACED = 56
    MEETING_PREPARED = 57


class PostDraw(IntEnum):
    """Decisions about caseworkers; the address is the post's, with the person added for attributes."""

    LEAVES = 64
    HIRED = 65
    TALENT = 66
    STANCE = 67
    FIRM_KNOWLEDGE = 68
    TENURE = 69
    BROKER = 70
    WAVE = 71
    VALUE_ADDED = 72


class FirmDraw(IntEnum):
    """Decisions about firms."""

    OPENING = 80
    SECTOR = 81
    SIZE = 82
    COMMITMENT = 83
    ACCOMMODATION = 84
    CONTACT = 85
    MEMORY = 86
    HABIT = 87


class OrganisationDraw(IntEnum):
    """Decisions about voluntary organisations."""

    ACTIVITY = 96
    PLACES = 97
    ACCOMMODATION = 98
    BUILDS = 99


class MunicipalityDraw(IntEnum):
    """Decisions about municipalities; offers add the measure's code to the address."""

    DEMAND = 112
    OFFER_CLOSES = 113
    OFFER_OPENS = 114
    INFLOW = 115
    REORGANISATION = 116
    NATIONAL_DEMAND = 117
    FIRST_IN_LINE = 118


class CitizenDraw(IntEnum):
    """Attributes of a citizen, drawn once, in the month of arrival."""

    AGE = 128
    EDUCATION = 129
    PSYCHIATRIC = 130
    MUSCULOSKELETAL = 131
    DURATION = 132
    SUPPORT_SHARE = 133
    BENEFIT = 134
    CHILDREN = 135
    HOUSEHOLD = 136
    DISTANCE = 137
    PROSPECTS = 138
    HEALTH = 139
    COPING = 140
    COMPLEXITY = 141
    LIFE_MASTERY = 142
    KNOWLEDGE = 143
    SEARCH = 144
    NETWORK = 145
    ABILITY = 146
    EFFICACY = 147
    TRUST = 148
    INVOLVEMENT = 149
    CLARITY = 150
    SECTOR = 151
    WISHED_HOURS = 152
    ACCOMMODATION = 153
    ASSERTIVENESS = 154
    ALLIANCE = 155
    BELIEF = 156
    POST = 157
    RELATION = 158
    STATE = 159
    PAID_HOURS = 160
    CATEGORY = 161
    MEANING = 162
    GAP = 163
