"""The record as one file that needs nothing but itself."""

from __future__ import annotations

from cubb_sim.dashboard.record import RecordState
from cubb_sim.dashboard.views.record.printed import NAME, printed
from cubb_sim.report.markup import Markup, element, joined
from cubb_sim.report.style import STYLE

RECORD_STYLE = """
h2 { font-size: 1.15rem; margin: 1.2rem 0 .2rem; padding-top: .3rem; border-top: 1px solid var(--ink); }
h3 { margin: .6rem 0 .1rem; }
.record-title { font-size: 1.9rem; line-height: 1.2; font-weight: 700; margin: .2rem 0 .6rem; }
.record-written { white-space: pre-line; max-width: none; }
.record-label, .record-principle { font-weight: 600; }
.record-asked .record-written { font-size: 1.1rem; font-style: italic; }
.record-what > *, .record-what + tr > * { border-bottom: 0; }
.record-again { margin: .2rem 0; }
.record-notes { display: grid; gap: 0 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); }
ol { margin: .3rem 0; padding-left: 1.4rem; }
table { margin: .4rem 0 .6rem; }
td.number { white-space: normal; }
@media print {
  @page { margin: 12mm 14mm 14mm; }
  .record-title { font-size: 15.5pt; }
  h2 { font-size: 11.5pt; margin-top: .7rem; }
  h3 { font-size: 9.5pt; margin: .4rem 0 0; }
  p, ul { margin: .15rem 0; }
  li { margin: .1rem 0; }
  .record-notes { display: block; columns: 2; column-gap: 8mm; }
  .record-notes section { break-inside: avoid-column; }
  .record-notes section:first-child h2 { margin-top: 0; }
  .record-again code { font-size: 7pt; }
  table { font-size: 8pt; margin: .3rem 0 .5rem; }
  th, td { padding: .15rem .5rem .15rem 0; }
  .small { font-size: 8pt; }
}
"""


def as_html(state: RecordState, record_id: str, language: str) -> str:
    """The whole page, to be read and printed anywhere."""
    head = joined(
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", state.title.strip() or NAME.in_language(language)),
        element("style", Markup(STYLE + RECORD_STYLE)),
    )
    body = element("body", element("main", printed(state, record_id, language)))
    return f"<!DOCTYPE html>\n{element('html', element('head', head), body, lang=language)}\n"
