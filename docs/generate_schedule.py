"""Write the printed schedule into docs/odd.md, between its two marks.

Run it in an environment where the package is installed: python docs/generate_schedule.py
"""

from __future__ import annotations

from pathlib import Path

from cubb_sim.schedule import schedule_as_text

PAGE = Path(__file__).resolve().parent / "odd.md"
BEGIN, END = "<!-- schedule: written by docs/generate_schedule.py -->", "<!-- end of schedule -->"


def page(text: str) -> str:
    """The page with the schedule as it is printed now between the marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n```text\n{schedule_as_text()}\n```\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    print(f"Wrote {PAGE.name}.")
