"""What the page on a sweep adds to the style of the other reports."""

PAGE_STYLE = """
.scroll { overflow-x: auto; max-width: 100%; }
.scroll:focus-visible { outline: 2px solid var(--changed); outline-offset: 2px; }
.plot { display: block; width: 100%; max-width: 46rem; min-width: 30rem; height: auto; }
.plot text { stroke: none; }
figure { margin: 1.2rem 0 .3rem; }
figcaption { font-weight: 600; }
details { margin: .2rem 0 1rem; }
summary { cursor: pointer; color: var(--changed); padding: .35rem 0; }
.scroll table { width: auto; min-width: 24rem; }
.scroll th, .scroll td { padding-right: 1rem; }
.scroll :is(tbody th, td:not(.number)) { min-width: 6.5rem; }
.scroll td:last-child:not(.number) { min-width: 15rem; }
.warnings li { color: var(--goal); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dl dt { margin: 0; } dl dd { margin: 0; }
@media (max-width: 40rem) {
  dl { display: block; } dl dd { margin: 0 0 .5rem; }
  .scroll table { display: table; } .scroll thead { display: table-header-group; position: static; clip-path: none;
    width: auto; height: auto; }
  .scroll tbody { display: table-row-group; } .scroll tr { display: table-row; border: 0; }
  .scroll caption { display: table-caption; }
  .scroll :is(th, td) { display: table-cell; width: auto !important; border-bottom: 1px solid var(--rule);
    padding: .3rem 1rem .3rem 0; }
  .scroll td.number { text-align: right; white-space: nowrap; }
  .scroll td::before { content: none; }
}
@media print {
  .scroll { overflow: visible; }
  .scroll table { width: 100%; min-width: 0; font-size: 7pt; }
  .scroll td { white-space: normal !important; }
  .scroll :is(th, td) { min-width: 0 !important; }
  .plot { min-width: 0; max-width: 100%; }
  details:not([open]) { display: none; }
  h3 { break-after: avoid; }
}
"""
