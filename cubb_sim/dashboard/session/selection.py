"""What is chosen in a session: everything that can move a result, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace

Named = tuple[tuple[str, float], ...]
"""Values by name, in the order of the names."""
DEFAULT_MUNICIPALITY, DEFAULT_FLIP = "holstebro", "strategi"


@dataclass(frozen=True, order=True)
class Placed:
    """A disturbance placed at a month, of a size in the unit of its kind; both worlds meet it."""

    month: int
    kind: str
    size: float


@dataclass(frozen=True)
class Selection:
    """What is compared with what.

    Attributes:
        municipality: a shipped scenario of municipalities, or the name of a file opened on the command line.
        flip: name of the FLIP that is held; it moves no result, but says which levers are at hand.
        levers: levers that are changed, from the first month on.
        disturbances: what both worlds meet, by month.
        profile: levers as the participants say they stand today, in both worlds.
        contested: numbers of the model as the participants hold them to be, in both worlds.
        seed: of the first replication.
    """

    municipality: str = DEFAULT_MUNICIPALITY
    flip: str = DEFAULT_FLIP
    levers: Named = ()
    disturbances: tuple[Placed, ...] = ()
    profile: Named = ()
    contested: Named = ()
    seed: int = 1

    @property
    def is_as_today(self) -> bool:
        """Whether no lever is changed: both worlds are the same then."""
        return not self.levers

    @property
    def key(self) -> str:
        """A text that is the same for two selections with the same results: what guesses and cached runs hang on."""
        return repr((self.municipality, self.levers, self.disturbances, self.profile, self.contested, self.seed))

    def lever(self, name: str) -> float | None:
        """The value a lever is changed to; None where it is as today."""
        return dict(self.levers).get(name)

    def with_lever(self, name: str, value: float | None) -> Selection:
        """The same with one lever at another value, or as today with None."""
        return replace(self, levers=_with(self.levers, name, value))

    def with_profile(self, name: str, value: float | None) -> Selection:
        """The same with a lever standing elsewhere today, or where the model puts it with None."""
        return replace(self, profile=_with(self.profile, name, value))

    def with_contested(self, name: str, value: float | None) -> Selection:
        """The same with a number contested, or no longer with None."""
        return replace(self, contested=_with(self.contested, name, value))

    def with_disturbance(self, one: Placed) -> Selection:
        """The same with one more disturbance; a kind happens once in a month."""
        kept = (other for other in self.disturbances if (other.kind, other.month) != (one.kind, one.month))
        return replace(self, disturbances=tuple(sorted((*kept, one))))

    def without_disturbance(self, one: Placed) -> Selection:
        """The same without a disturbance."""
        return replace(self, disturbances=tuple(other for other in self.disturbances if other != one))

    def as_today(self) -> Selection:
        """All levers as today; what is contested, and the profile, stay."""
        return replace(self, levers=(), disturbances=())

    def uncontested(self) -> Selection:
        """The model's own numbers; levers stay where they are."""
        return replace(self, contested=())


def _with(named: Named, name: str, value: float | None) -> Named:
    kept = {one: other for one, other in named if one != name}
    if value is not None:
        kept[name] = value
    return tuple(sorted(kept.items()))
