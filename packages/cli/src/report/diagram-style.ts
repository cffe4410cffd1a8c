// How diagrams look, on the page of `fovea profile` and in the studio.

export const DIAGRAM_STYLE = `
.diagram { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.diagram .tools { display: flex; flex-wrap: wrap; gap: 6px 8px; align-items: center; padding: 10px 12px; border-bottom: 1px solid var(--line); }
.diagram .gap { flex: 1; } .diagram select, .diagram button { font: inherit; font-size: 13.5px; color: var(--ink); background: var(--ground); border: 1px solid var(--line); border-radius: 6px; padding: 3px 9px; }
.diagram button { cursor: pointer; } .diagram button:hover { border-color: var(--mark); }
.diagram .legend { display: inline-flex; align-items: center; gap: 6px; font-size: 12.5px; color: var(--soft); white-space: nowrap; }
.diagram .legend i { width: 90px; height: 11px; border-radius: 3px; background: linear-gradient(to right, color-mix(in srgb, var(--mark) 8%, var(--card)), color-mix(in srgb, var(--mark) 70%, var(--card))); border: 1px solid var(--line); }
.diagram .scroll { overflow: auto; height: min(78vh, 760px); cursor: grab; } .diagram .scroll:active { cursor: grabbing; }
.diagram .scroll svg { max-width: none; margin: 0 auto; user-select: none; } .diagram .details { padding: 8px 12px; min-height: 40px; border-top: 1px solid var(--line); font-size: 13.5px; overflow-wrap: anywhere; }
.diagram .node { outline: none; } .diagram .node.folds { cursor: pointer; }
.diagram .box { fill: color-mix(in srgb, var(--mark) var(--strength, 0%), var(--card)); stroke: color-mix(in srgb, var(--soft) 70%, transparent); }
.diagram .open > .box { fill: color-mix(in srgb, var(--soft) 7%, transparent); } .diagram .title { fill: color-mix(in srgb, var(--soft) 16%, transparent); }
.diagram .operations > .box { stroke-dasharray: 3 2; } .diagram .input > .box, .diagram .output > .box { fill: var(--ground); }
.diagram .node:focus-visible > .box, .diagram .node[tabindex="0"] > .box:not(.behind) { stroke: var(--mark); stroke-width: 2; }
.diagram text { fill: var(--ink); font: 11.5px system-ui, sans-serif; } .diagram text.name { font-weight: 600; font-size: 13px; }
.diagram .node:not(.open) > text { text-anchor: middle; } .diagram .more { opacity: 0.78; font-weight: 400; font-size: 11.5px; }
.diagram text.shape { text-anchor: middle; fill: var(--soft); font-size: 10.5px; paint-order: stroke; stroke: var(--card); stroke-width: 3px; stroke-opacity: 0.6; }
.diagram .line { fill: none; stroke: color-mix(in srgb, var(--soft) 75%, transparent); stroke-width: 1.2; } .diagram .arrow, .diagram .port circle { fill: var(--soft); }
@media (max-width: 480px) { .diagram .scroll { height: 70vh; } .diagram .gap { flex-basis: 100%; } }
`;
