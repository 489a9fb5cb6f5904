"""Set up this project and use it, with one command and nothing but Python.

python3 try.py               compare Holstebro today with the whole CUBB package; writes rapport.html (in Danish)
python3 try.py run herning   any other command of cubb-sim
python3 try.py notebooks     open copies of the course's notebooks, in the folder my_notebooks, in JupyterLab; with
                             --with-answers, for whoever teaches, the answer keys are copied as well
python3 try.py site          build the documentation site; it needs no network once everything is installed
python3 try.py test          run the tests; what follows `test` goes to pytest
python3 try.py lock          resolve the versions anew and rewrite the lock file of this Python

The first call makes the environment `.venv` beside this file and installs the locked versions into it, which needs
the network. Later calls find it made and start at once. `CUBB_SIM_VENV` names another directory for it.
"""

import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 13)
"""Versions of Python the locked packages are published for, both included."""

if not OLDEST <= sys.version_info[:2] <= NEWEST:  # before any line that an older Python could not read
    sys.exit(
        f"This is Python {sys.version_info[0]}.{sys.version_info[1]}, and cubb_sim needs 3.11, 3.12 or 3.13. Install "
        f"one of them and call it by its name, for example 'python3.11 try.py' or, on Windows, 'py -3.11 try.py'."
    )

import tomllib  # noqa: E402 (older Pythons do not have it)

ROOT = Path(__file__).resolve().parent
FIRST_COMPARISON = ["compare", "holstebro", "holstebro+cubb_package", "--report", "rapport.html", "--language", "da"]
STAMP = "cubb_sim.stamp"
"""File in an environment made here: what is installed in it."""
USE, SITE, COURSE, TEST = "use", "site", "course", "test"
EXTRAS = {USE: "", SITE: "[docs]", COURSE: "[course]", TEST: "[test,dev,docs]"}
SERVED_BY = {USE: {USE, SITE, COURSE, TEST}, SITE: {SITE, TEST}, COURSE: {COURSE}, TEST: {TEST}}
"""For each purpose the purposes whose installation has all that it needs."""
LOCKED = "[test,dev,docs,course]"
NOTEBOOKS = ROOT / "experiments" / "notebooks"
ANSWERS, WITH_ANSWERS = "answers", "--with-answers"
"""Folder of the answer keys beside the notebooks, and the option of whoever teaches; nobody else gets a copy."""
COPIED_NOTEBOOKS = "my_notebooks"
"""Folder for a reader's own copies, made where the command is given; Git does not look into it."""
QUIET_LABORATORY = ["--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--LabApp.news_url=None",
                    "--LabApp.extension_manager=readonly"]  # fmt: skip
"""JupyterLab asks nobody on the internet for news, newer versions or extensions."""
UNASKED = '{"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": false}}\n'
"""Nor does it ask the reader whether it may; kept in the environment, where a reader's own settings do not lie."""
WINDOWS_ONLY = ("colorama==0.4.6",)
"""Locked by hand: packages that are installed on Windows only, where the lock file is not made."""


class SetupError(Exception):
    """A step of the set-up that cannot be done; the text says what to do."""


def main(arguments: list[str]) -> int:
    """Do what the command line asks; the exit code is that of the command it leads to."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    word, rest = (arguments or [""])[0], arguments[1:]
    try:
        if word in WORDS:
            return WORDS[word](rest)
        python = ready_environment(USE)
        return subprocess.call([str(python), "-m", "cubb_sim", *(arguments or FIRST_COMPARISON)])
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def ready_environment(purpose: str) -> Path:
    """The Python of an environment in which the package and its locked dependencies are installed.

    Args:
        purpose: `USE` installs what the model needs; the others also what builds the site, opens the notebooks, or
            runs the tests and checks.
    """
    environment = Path(os.environ.get("CUBB_SIM_VENV") or ROOT / ".venv").absolute()
    python = python_in(environment)
    stamp = environment / STAMP
    installed = stamp.read_text(encoding="utf-8").split() if stamp.exists() and python.exists() else []
    fingerprint = fingerprint_of_setup()
    purposes = set(installed[1:]) if installed[:1] == [fingerprint] else set()
    if purposes & SERVED_BY[purpose]:
        return python
    print(f"Setting up {environment.name}: once, a minute or three, and it needs the network ...", flush=True)
    if not purposes:
        make_environment(environment)
    install(python, "hatchling", "editables")
    install(python, "--no-build-isolation", "--editable", f"{ROOT}{EXTRAS[purpose]}")
    stamp.write_text(" ".join([fingerprint, *sorted({*purposes, purpose})]) + "\n", encoding="utf-8")
    return python


def run_tests(options: list[str]) -> int:
    """Run pytest with these options, or on all processors where there are none."""
    python = ready_environment(TEST)
    return subprocess.call([str(python), "-m", "pytest", *(options or ["-n", "auto"])], cwd=ROOT)


def build_site(options: list[str]) -> int:
    """Build the documentation site; the options are those of docs/site/build.py."""
    python = ready_environment(SITE)
    return subprocess.call([str(python), str(ROOT / "docs" / "site" / "build.py"), *options], cwd=ROOT)


def open_notebooks(options: list[str]) -> int:
    """Open copies of the notebooks, so that a reader's changes neither get lost nor change the project.

    A copy that is there already stays as it is. Answer keys are copied where `--with-answers` asks for them; what else
    follows `notebooks` on the command line goes to JupyterLab.
    """
    python = ready_environment(COURSE)
    folder = Path.cwd() / COPIED_NOTEBOOKS
    added, kept = copy_notebooks(folder, with_answers=WITH_ANSWERS in options)
    print(f"{folder}: {added} new, {kept} as you left them. To begin a notebook anew, delete your copy.")
    settings = python.parent.parent / "share" / "jupyter" / "lab" / "settings"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "overrides.json").write_text(UNASKED, encoding="utf-8")
    laboratory = [str(python), "-m", "jupyterlab", *QUIET_LABORATORY]
    laboratory += [option for option in options if option != WITH_ANSWERS]
    return subprocess.call(laboratory, cwd=folder)


def copy_notebooks(folder: Path, with_answers: bool = False) -> tuple[int, int]:
    """Copy every notebook that is not there yet; how many were copied, and how many were there."""
    left_out = {".ipynb_checkpoints"} if with_answers else {".ipynb_checkpoints", ANSWERS}
    added = kept = 0
    for source in sorted(NOTEBOOKS.rglob("*.ipynb")):
        if left_out & set(source.relative_to(NOTEBOOKS).parts):
            continue
        target = folder / source.relative_to(NOTEBOOKS)
        if target.exists():
            kept += 1
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            added += 1
    return added, kept


def python_in(environment: Path) -> Path:
    """Where an environment keeps its Python on this system."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def lock_file() -> Path:
    """The lock file for this Python: from 3.12 some packages have newer versions than 3.11 can have."""
    return ROOT / ("requirements.lock" if sys.version_info[:2] == OLDEST else "requirements-3.13.lock")


def fingerprint_of_setup() -> str:
    """Changes when the locked versions, the package's declaration, the Python or the place of the project change."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = [sys.version, str(ROOT), lock_file().read_text(encoding="utf-8"), repr(declared)]
    return hashlib.sha256("\n".join(told).encode("utf-8")).hexdigest()[:16]


def make_environment(environment: Path) -> None:
    """A new, empty environment, in place of an earlier one made here."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise SetupError(
            f"This Python ({sys.executable}) cannot make environments: its 'venv' or 'ensurepip' is missing. "
            f"On Debian and Ubuntu, 'sudo apt install python3-venv' brings them."
        )
    if environment.exists() and any(environment.iterdir()) and not (environment / STAMP).exists():
        raise SetupError(
            f"{environment} was not made by try.py, so it is left alone. Move it away, or set CUBB_SIM_VENV to the "
            f"name of another directory."
        )
    try:
        if environment.exists():
            shutil.rmtree(environment)
        environment.mkdir(parents=True)
        (environment / STAMP).write_text("unfinished\n", encoding="utf-8")
    except OSError as problem:
        raise SetupError(f"The environment {environment} could not be made: {problem}.") from problem
    if subprocess.call([sys.executable, "-m", "venv", str(environment)]) != 0:
        raise SetupError(f"The environment {environment} could not be made; the message above says why.")


def install(python: Path, *what: str) -> None:
    """Install packages in the locked versions, with progress bars where somebody is watching."""
    quiet = [] if sys.stdout.isatty() else ["-qq"]
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", *quiet]
    if subprocess.call([*command, "--constraint", str(lock_file()), *what]) != 0:
        raise SetupError(
            "The packages could not be installed; the message above says why. The first set-up needs the network: "
            "behind a proxy, set HTTPS_PROXY or ask your IT department for the settings of 'pip'. "
            "Then give the same command again."
        )


def rewrite_lock(_options: list[str]) -> int:
    """Resolve the newest allowed versions in a throwaway environment and write them down, without addresses.

    To be called with the oldest patch release at hand: a version that 3.11.9 may use can be closed to Debian's 3.11.2.
    """
    place = Path(tempfile.mkdtemp(prefix="cubb_sim_lock_"))
    try:
        make_environment(place / "environment")
        pip = [str(python_in(place / "environment")), "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "-qq", f"{ROOT}{LOCKED}", "hatchling", "editables"], check=True)
        frozen = subprocess.run([*pip, "freeze"], check=True, capture_output=True, encoding="utf-8").stdout
    except subprocess.CalledProcessError as problem:
        raise SetupError("The versions could not be resolved; the lock file is as it was.") from problem
    finally:
        shutil.rmtree(place, ignore_errors=True)
    pins = [line for line in frozen.splitlines() if "==" in line]
    lines = sorted([*pins, *WINDOWS_ONLY], key=str.lower)
    header = f"# Exact versions, resolved by 'try.py lock' on Python {platform.python_version()}."
    lock_file().write_text("\n".join([header, *lines]) + "\n", encoding="utf-8", newline="\n")
    print(f"{lock_file().name}: {len(lines)} versions.")
    return 0


WORDS = {"lock": rewrite_lock, "notebooks": open_notebooks, "site": build_site, "test": run_tests}
"""What is done here; every other word is a command of cubb-sim."""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
