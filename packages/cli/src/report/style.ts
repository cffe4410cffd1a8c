// How the report looks: one column on a phone, two beside each other on a desk, light or dark as the reader's system is.

import { CHART_TEXT } from './chart-colours.ts';

export const STYLE = `
:root { color-scheme: light dark; --ground: #fff; --card: #f6f7f9; --ink: #1c2330; --soft: #697386; --line: #dfe3ea; --mark: #2f7ed8; --bad: #c8452f; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171d; --card: #1c2129; --ink: #e6e9ef; --soft: #97a1b3; --line: #2e3540; --bad: #ef7f69; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 1160px; margin: 0 auto; padding: 28px 20px 60px; }
h1 { font-size: 24px; margin: 0; } h2 { font-size: 17px; margin: 36px 0 12px; } h1, h2 { overflow-wrap: anywhere; }
p { margin: 4px 0 0; } .soft { color: var(--soft); } .note { margin-bottom: 12px; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(116px, 1fr)); gap: 12px; margin-top: 20px; }
.figure, .card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px; }
.figure b { display: block; font-size: 24px; font-variant-numeric: tabular-nums; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 14px; align-items: start; }
.card { overflow-x: auto; } svg { display: block; max-width: 100%; height: auto; margin: 0 auto; } svg text[fill="${CHART_TEXT}"] { fill: var(--soft); }
.matrix svg { min-width: 440px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: 5px 10px; border-bottom: 1px solid var(--line); } th:first-child, td:first-child { text-align: left; }
th { color: var(--soft); font-weight: 500; }
@media (max-width: 480px) { main { padding: 20px 12px 40px; } th, td { padding: 5px 4px; font-size: 13.5px; } .figures { grid-template-columns: 1fr 1fr; } .pair .card > svg, .stack .card > svg { min-width: 400px; } }
.sheet { display: grid; grid-template-columns: repeat(auto-fill, minmax(116px, 1fr)); gap: 10px; }
.sheet figure { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 8px; text-align: center; font-size: 12.5px; line-height: 1.35; }
.sheet img { width: 100%; max-width: 112px; image-rendering: pixelated; border-radius: 4px; background: #000; }
.wrong { color: var(--bad); }
.pairs td { text-align: left; overflow-wrap: anywhere; } .pairs td:first-child { color: var(--soft); white-space: nowrap; }
`;
