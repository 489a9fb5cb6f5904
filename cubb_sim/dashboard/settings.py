"""What the server was started with. It goes through the environment, so that the processes that simulate see it too."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

RECORDS, RECORD, SCENARIOS, SHARED = (
    f"CUBB_SIM_DASHBOARD_{name}" for name in ("RECORDS", "RECORD", "SCENARIOS", "SHARED")
)
RECORDS_FOLDER = "cubb_sim FLIP"


@dataclass(frozen=True)
class Settings:
    """What the server was started with.

    Attributes:
        records_folder: where records of meetings are kept; made when the first one is begun.
        opened_record: a record that the meeting goes on with.
        opened_scenarios: files of scenarios that can be chosen like the shipped ones.
        is_shared: whether others than the person at this machine use it, perhaps through a proxy.
    """

    records_folder: Path
    opened_record: Path | None = None
    opened_scenarios: tuple[Path, ...] = ()
    is_shared: bool = False

    @classmethod
    def of_environment(cls) -> Settings:
        """As this process was started."""
        told = os.environ.get
        return cls(
            records_folder=Path(told(RECORDS, "") or default_records_folder()),
            opened_record=Path(told(RECORD, "")) if told(RECORD) else None,
            opened_scenarios=tuple(Path(one) for one in told(SCENARIOS, "").split(os.pathsep) if one),
            is_shared=told(SHARED) == "1",
        )

    def environment(self) -> dict[str, str]:
        """The same, for the environment; paths are whole, so that they hold wherever a process stands."""
        return {
            RECORDS: str(self.records_folder.absolute()),
            RECORD: str(self.opened_record.absolute()) if self.opened_record else "",
            SCENARIOS: os.pathsep.join(str(one.absolute()) for one in self.opened_scenarios),
            SHARED: "1" if self.is_shared else "",
        }


def default_records_folder() -> Path:
    """A folder among the user's documents, where people find it again."""
    from platformdirs import user_documents_path  # noqa: PLC0415 (only where nothing else was asked for)

    return user_documents_path() / RECORDS_FOLDER


def names_of(paths: Iterable[Path], taken: Iterable[str]) -> list[str]:
    """Names of opened files, in their order: as the file is called, with a number where that is taken already.

    It stands here because the server names the first file before Solara may be imported.
    """
    known, found = set(taken), []
    for path in paths:
        name, number = path.stem, 2
        while name in known:
            name, number = f"{path.stem}-{number}", number + 1
        known.add(name)
        found.append(name)
    return found


__all__ = ["Settings", "default_records_folder", "names_of"]
