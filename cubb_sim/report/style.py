"""The style sheet of the report: one page, a telephone, a desk or sheets of A4. Nothing is fetched from anywhere."""

STYLE = """
:root { color-scheme: light; --ink: #1b1b1b; --soft: #4f4f4f; --changed: #0b4f8a; --band: #c9dcee; --ghost: #595959;
  --ghost-band: #dedede; --rule: #c4c4c4; --goal: #8a3b00; --paper: #fff; --tint: #f2f6fa; }
* { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: var(--ink);
  background: var(--paper); -webkit-text-size-adjust: 100%; }
body { margin: 0; overflow-wrap: break-word; }
main { max-width: 64rem; margin: 0 auto; padding: 1rem 1rem 3rem; }
h1 { font-size: clamp(1.4rem, 1rem + 2vw, 2.1rem); line-height: 1.2; margin: .2rem 0 .6rem; }
h2 { font-size: 1.35rem; line-height: 1.25; margin: 2.6rem 0 .5rem; padding-top: .6rem;
  border-top: 3px solid var(--ink); }
h3 { font-size: 1.05rem; line-height: 1.3; margin: 1.2rem 0 .3rem; }
p { margin: .4rem 0; max-width: 44rem; }
ul { margin: .4rem 0; padding-left: 1.2rem; max-width: 44rem; }
li { margin: .25rem 0; }
.kicker { color: var(--soft); margin: 0; }
.question { font-size: 1.1rem; font-style: italic; }
.not { border-left: 4px solid var(--goal); padding: .1rem 0 .1rem .8rem; }
.contest { border: 2px solid var(--goal); border-radius: 6px; padding: .3rem .8rem; color: var(--goal);
  font-weight: 600; }
.answer { background: var(--tint); border: 1px solid var(--rule); border-radius: 6px; padding: .8rem 1rem;
  margin: 1rem 0; }
.answer h2 { border: 0; margin: 0 0 .4rem; padding: 0; }
.answer p:first-of-type { font-size: 1.15rem; font-weight: 600; }
.tiles { display: grid; gap: .7rem; grid-template-columns: repeat(auto-fit, minmax(11.5rem, 1fr)); margin: .7rem 0; }
.tile { background: var(--paper); border: 1px solid var(--rule); border-radius: 6px; padding: .6rem .8rem; }
.tile .name { font-weight: 600; margin: 0; }
.tile .big { font-size: 1.7rem; line-height: 1.2; font-weight: 700; margin: .1rem 0; }
.tile .big .then { color: var(--ghost); font-weight: 400; }
.tile .amount { font-size: 1.15rem; overflow-wrap: normal; }
.tile .more { color: var(--soft); font-size: .9rem; margin: 0; }
.pair { display: grid; gap: 1rem 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, max(18rem, 45%)), 1fr));
  align-items: start; }
figure { margin: .6rem 0 1rem; min-width: 0; }
figure .name { font-weight: 600; margin: 0 0 .2rem; }
figcaption { font-size: .95rem; margin-top: .2rem; }
.cards { display: grid; gap: .8rem 1.2rem; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); }
.card { border: 1px solid var(--rule); border-radius: 6px; padding: .2rem .9rem .7rem; min-width: 0; }
.card.wide { grid-column: 1 / -1; }
.card .chart { max-width: 24rem; }
.chart { display: block; width: 100%; max-width: 28rem; height: auto; font-size: 13px; }
.chart text { fill: var(--ink); paint-order: stroke; stroke: var(--paper); stroke-width: 3px;
  stroke-linejoin: round; }
.chart .tick { fill: var(--soft); font-size: 12px; }
.chart .row-label { font-weight: 600; }
.chart .figure { font-weight: 700; }
.chart .figure.ghost { fill: var(--ghost); }
.chart .figure.changed { fill: var(--changed); }
.chart .axis { stroke: var(--ink); stroke-width: 1; }
.chart .grid { stroke: #e2e2e2; stroke-width: 1; }
.chart .zero { stroke: var(--ink); stroke-width: 1.3; }
.chart .goal { stroke: var(--goal); stroke-width: 2; stroke-dasharray: 2 3; }
.chart .goal-label { fill: var(--goal); font-weight: 600; }
.chart .now { stroke: var(--ghost); stroke-width: 1.5; stroke-dasharray: 6 4; }
.chart .now-label { fill: var(--ghost); }
.chart .none { stroke: var(--ink); stroke-width: 1.5; }
.chart .none-label { fill: var(--ink); }
.chart .dot { fill: var(--changed); stroke: var(--changed); stroke-width: 1; }
.chart .dot.ghost { fill: var(--paper); stroke: var(--ghost); stroke-width: 1.4; }
.chart .bar { stroke-width: 6; stroke-linecap: butt; stroke: var(--band); }
.chart .bar.ghost { stroke: var(--ghost-band); }
.chart .band { fill: var(--band); stroke: none; opacity: .75; }
.chart .band.ghost { fill: var(--ghost-band); }
.chart .run { fill: none; stroke: var(--changed); stroke-width: .6; opacity: .45; }
.chart .run.ghost { stroke: var(--ghost); }
.chart .middle { fill: none; stroke: var(--changed); stroke-width: 2.6; }
.chart .middle.ghost { stroke: var(--ghost); stroke-width: 2; stroke-dasharray: 6 4; }
.chart .unknown { fill: var(--changed); }
.chart .chance { fill: var(--ghost-band); stroke: var(--ghost); stroke-width: 1; }
.chart .both { fill: var(--band); stroke: var(--changed); stroke-width: 1; stroke-dasharray: 3 2; }
.chart .mean { stroke: var(--ink); stroke-width: 2.2; }
.chart .gain { fill: var(--changed); }
.chart .loss { fill: var(--paper); stroke: var(--goal); stroke-width: 1.5; }
.chart .guess { stroke: var(--ink); stroke-width: 1.2; }
.chart .guess.point { fill: var(--ink); }
.chart .guess-label { fill: var(--ink); font-size: 12px; }
table { border-collapse: collapse; width: 100%; margin: .8rem 0 1.2rem; font-size: .9rem; line-height: 1.35; }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--rule);
  font-weight: 400; }
thead th { border-bottom: 2px solid var(--ink); font-weight: 600; vertical-align: bottom; }
.levers th, .levers td { width: 24%; }
.levers th:first-child { width: 20%; }
.levers :is(th, td):nth-child(2) { width: 14%; }
.levers :is(th, td):last-child { width: 18%; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
dt { font-weight: 600; margin-top: .5rem; }
dd { margin: 0 0 .3rem 1.2rem; max-width: 44rem; }
.small { font-size: .9rem; font-weight: 400; color: var(--soft); }
code.id { white-space: nowrap; }
code span { display: inline-block; max-width: 100%; }
code { font: .9em/1.4 ui-monospace, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
nav ul { columns: 2 18rem; column-gap: 2.5rem; max-width: 52rem; padding-left: 1.2rem; }
a { color: var(--changed); }
@media (max-width: 40rem) {
  nav ul { columns: 1; }
  table, tbody, tr, th, td, caption { display: block; width: 100% !important; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tbody tr { border: 1px solid var(--rule); border-radius: 4px; padding: .4rem .6rem; margin: .5rem 0; }
  tbody th { border: 0; font-weight: 600; padding: 0 0 .2rem; }
  td, td.number { border: 0; padding: .1rem 0; text-align: left; white-space: normal; }
  td::before { content: attr(data-label) ": "; color: var(--soft); }
}
@page { size: A4; margin: 12mm 14mm 15mm; @bottom-right { content: counter(page); font: 9pt sans-serif; } }
@media print {
  html { font-size: 9pt; line-height: 1.38; }
  p, ul, dd { max-width: none; }
  h1 { font-size: 15.5pt; }
  .question { font-size: 1rem; margin: .2rem 0; }
  .answer { padding: .4rem .8rem; margin: .6rem 0; }
  .answer p:first-of-type { font-size: 1.1rem; }
  .tile { padding: .3rem .6rem; }
  .small { break-after: avoid; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  h2, h3, caption { break-after: avoid; }
  h2 { margin-top: 1.1rem; font-size: 13pt; }
  figure { margin: .3rem 0 .6rem; }
  figure, .card, .tile, .answer, tr { break-inside: avoid; }
  tbody tr:first-child { break-before: avoid; }
  thead { display: table-header-group; }
  p, li { orphans: 3; widows: 3; }
  .pair { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .6rem 1.4rem; }
  .cards { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .5rem .8rem; }
  dl { font-size: 8pt; }
  .tiles { grid-template-columns: repeat(4, minmax(0, 1fr)); }
  .tile .big { font-size: 1.3rem; }
  .tile .amount { font-size: 1.0rem; }
  .chart, .card .chart { max-width: 100%; }
  .card { padding: .1rem .6rem .4rem; }
  table { font-size: 8pt; margin: .5rem 0 .8rem; }
  th, td { padding: .18rem .5rem .18rem 0; }
  .new-page { break-before: page; }
  a { color: inherit; text-decoration: none; }
}
"""
