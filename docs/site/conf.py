"""Settings of Sphinx for the documentation site; `build.py` beside this file starts it."""

from __future__ import annotations

import sys
from importlib.metadata import version as version_of
from pathlib import Path

from numba.core import config as numba_config

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

numba_config.DISABLE_JIT = 1  # here only: compiled functions show their text, and kernels of notebooks compile as ever

project = "cubb_sim"
author = "the cubb_sim contributors"
version = release = version_of("cubb-sim")
language = "en"
root_doc = "docs/index"
exclude_patterns = [".*", "build", "dist", "cubb_sim", "tests", "**/.ipynb_checkpoints", "**/__pycache__"]

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "docs.site.extensions.facts",
    "docs.site.extensions.shown",
    "docs.site.extensions.maths",
    "docs.site.extensions.purpose",
    "docs.site.extensions.repository",
    "docs.site.extensions.gaps",
    "docs.site.extensions.accessible",
    "docs.site.extensions.languages",
    "docs.site.extensions.api",
    "docs.site.extensions.charts",
    "docs.site.extensions.command_line",
    *(["docs.site.submodels"] if (ROOT / "docs" / "site" / "submodels.py").exists() else []),
]

myst_enable_extensions = ["dollarmath", "attrs_inline", "attrs_block", "deflist", "colon_fence"]
myst_heading_anchors = 4
myst_dmath_double_inline = True
nb_execution_mode = "cache"
nb_execution_in_temp = True
nb_execution_raise_on_error = False  # a notebook that stops is a warning, with what it said; the others are run too
nb_execution_show_tb = True
nb_execution_timeout = 900
nb_merge_streams = True
nb_ipywidgets_js: dict[str, dict[str, str]] = {}  # would be fetched from the internet

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"no-value": True}  # a dictionary of all parameters is no reading
autodoc_preserve_defaults = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88
default_role = "code"
toc_object_entries_show_parents = "hide"

html_theme = "furo"
html_title = "cubb_sim"
html_static_path = ["static"]
html_css_files = ["site.css", "print.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_show_copyright = False
html_use_index = True
html_last_updated_fmt = None
html_theme_options = {
    "top_of_page_buttons": [],
    "light_css_variables": {"color-brand-primary": "#0b4f8a", "color-brand-content": "#0b4f8a"},
    "dark_css_variables": {"color-brand-primary": "#8cc4f5", "color-brand-content": "#8cc4f5"},
}
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"
