// Models against each other by two figures that the reader chooses, with those marked that no other one beats. Every pair is drawn beforehand.

import { FRONT_FIGURES, type FrontFigure, type FrontKey, frontOf } from '../profile/front.ts';
import { short } from '../profile/rows.ts';
import type { Subject } from '../profile/subject.ts';
import { AXIS, CHART_TEXT, COLOURS } from './chart-colours.ts';
import { render } from './charts.ts';
import { escapeHtml } from './escape.ts';

/** Ratio of the largest to the least value from which on an axis is logarithmic. */
const WIDE = 20;

function axis({ title, better }: FrontFigure, values: readonly number[]) {
  const isWide = Math.min(...values) > 0 && Math.max(...values) / Math.min(...values) > WIDE;
  return {
    type: isWide ? 'log' : 'value',
    scale: true,
    name: `${title}, ${better} is better`,
    ...AXIS,
    axisLabel: { color: CHART_TEXT, formatter: (value: number) => short(value) },
  };
}

const SIZE = { width: 640, height: 320 };

function pairChart(subjects: readonly Subject[], x: FrontKey, y: FrontKey): string {
  const [across, up]: readonly FrontFigure[] = [FRONT_FIGURES[x], FRONT_FIGURES[y]];
  const known = subjects.flatMap((subject) => {
    const [a, b] = [across.of(subject), up.of(subject)];
    return a === null || b === null ? [] : [{ name: subject.name, value: [a, b] }];
  });
  const front = new Set(frontOf(subjects, [x, y]).models);
  const on = known.filter(({ name }) => front.has(name)).sort((a, b) => a.value[0] - b.value[0]);
  const label = { show: true, formatter: '{b}', position: 'right', color: CHART_TEXT };
  const names = on.map(({ name }) => name).join(', ');
  return render(`${known.length} models by ${across.title} and ${up.title}; on the Pareto front: ${names}`, SIZE, {
    color: COLOURS,
    legend: { top: 0, textStyle: { color: CHART_TEXT }, itemGap: 32 },
    grid: { left: 76, right: 140, top: 40, bottom: 48 },
    xAxis: {
      ...axis(
        across,
        known.map(({ value }) => value[0]),
      ),
      nameGap: 28,
    },
    yAxis: {
      ...axis(
        up,
        known.map(({ value }) => value[1]),
      ),
      nameGap: 56,
    },
    series: [
      {
        name: 'Pareto front',
        type: 'line',
        silent: true,
        symbol: 'circle',
        symbolSize: 12,
        lineStyle: { type: 'dashed', width: 1.5 },
        label,
        data: on,
      },
      {
        name: 'beaten by another',
        type: 'scatter',
        silent: true,
        symbol: 'circle',
        symbolSize: 10,
        itemStyle: { color: 'rgba(0, 0, 0, 0)', borderColor: COLOURS[1], borderWidth: 2 },
        label,
        data: known.filter(({ name }) => !front.has(name)),
      },
    ],
  });
}

/** Charts of all pairs of figures that at least two models have, one of them shown. */
export function paretoPlot(subjects: readonly Subject[]): string {
  const keys = (Object.keys(FRONT_FIGURES) as FrontKey[]).filter(
    (key) => subjects.filter((subject) => FRONT_FIGURES[key].of(subject) !== null).length > 1,
  );
  if (keys.length < 2) return '';
  const first: readonly FrontKey[] = ['macs', keys.includes('milliseconds') ? 'milliseconds' : 'parameters'];
  const pairs = keys.flatMap((x, i) => keys.slice(i + 1).map((y) => [x, y] as const));
  const charts = pairs.map(([x, y]) => {
    const isShown = first.includes(x) && first.includes(y);
    // The figure to the right first: what is paid, over what it is paid with.
    const [across, up] = first.indexOf(x) === 1 || x === 'parameters' ? [y, x] : [x, y];
    const without = frontOf(subjects, [x, y]).leftOut.map(
      ({ model, reason }) => `<p class="soft">${escapeHtml(`left out: ${model} (${reason})`)}</p>`,
    );
    return `<div class="plot" data-pair="${x} ${y}"${isShown ? '' : ' hidden'}>${pairChart(subjects, across, up)}${without.join('')}</div>`;
  });
  const choice = (label: string, chosen: FrontKey): string =>
    `<label>${label} <select>${keys.map((key) => `<option value="${key}"${key === chosen ? ' selected' : ''}>${escapeHtml(FRONT_FIGURES[key].title)}</option>`).join('')}</select></label>`;
  return `<div class="card pareto"><p>${choice('figures', first[0])} ${choice('and', first[1])}</p><p class="soft same" hidden>Choose two different figures.</p>${charts.join('')}</div>`;
}

export const PARETO_STYLE = `
.pareto select { font: inherit; color: var(--ink); background: var(--ground); border: 1px solid var(--line); border-radius: 6px; padding: 2px 6px; }
.pareto svg { margin-top: 8px; }
`;

/** Shows the pair that is chosen. */
export const PARETO_SCRIPT = `
for (const place of document.querySelectorAll('.pareto')) {
  const selects = [...place.querySelectorAll('select')];
  const show = () => {
    const chosen = selects.map(({ value }) => value);
    place.querySelector('.same').hidden = chosen[0] !== chosen[1];
    for (const plot of place.querySelectorAll('.plot'))
      plot.hidden = !(chosen[0] !== chosen[1] && plot.dataset.pair.split(' ').every((key) => chosen.includes(key)));
  };
  for (const select of selects) select.addEventListener('change', show);
}
`;
