// The page of `fovea attack`: success by budget, and pictures before and after, with what changed.

import type { RasterImage } from 'fovea/images';
import type { AttackConfig } from '../attack/config.ts';
import type { ChangedPicture, SweepResult } from '../attack/sweep.ts';
import { grouped } from '../figures.ts';
import { AXIS, CHART_TEXT, COLOURS, LEGEND } from './chart-colours.ts';
import { CURVES, render } from './charts.ts';
import { escapeHtml } from './escape.ts';
import { card, figure, page, percent } from './page.ts';
import { imageAddress } from './png.ts';

function chart({ budgets }: SweepResult): string {
  const line = (name: string, of: (budget: SweepResult['budgets'][number]) => number) => ({
    name,
    type: 'line',
    silent: true,
    symbol: 'circle',
    symbolSize: 7,
    data: budgets.map((budget) => Number((100 * of(budget)).toFixed(2))),
  });
  return render(`success by ${budgets.length} budgets`, CURVES, {
    color: COLOURS,
    legend: LEGEND,
    grid: { left: 56, right: 24, top: 36, bottom: 46 },
    xAxis: {
      type: 'category',
      data: budgets.map(({ text }) => text),
      name: 'epsilon',
      nameGap: 28,
      ...AXIS,
    },
    yAxis: { type: 'value', min: 0, max: 100, ...AXIS, axisLabel: { color: CHART_TEXT, formatter: '{value} %' } },
    series: [
      line('success', ({ successRate }) => successRate),
      line('as 8-bit pictures', ({ roundedSuccessRate }) => roundedSuccessRate),
    ],
  });
}

/** Grey where nothing changed; the largest change of all pictures is black or white. */
function changeOf({ before, after }: ChangedPicture, most: number): RasterImage {
  const data = before.data.map((value, i) => Math.round(127.5 + (127.5 * (after.data[i] - value)) / Math.max(1, most)));
  return { ...before, data };
}

/** Pictures that a page has room for. */
const SHOWN = 16;

function sheet(pictures: readonly ChangedPicture[], classNames: readonly string[]): string {
  const chosen = [...pictures].sort((a, b) => Number(b.succeeded) - Number(a.succeeded)).slice(0, SHOWN);
  const most = chosen.reduce(
    (largest, { before, after }) =>
      before.data.reduce((own, value, i) => Math.max(own, Math.abs(after.data[i] - value)), largest),
    0,
  );
  const shown = (image: RasterImage, what: string, isWrong = false): string =>
    `<figure><img src="${imageAddress(image)}" alt="${escapeHtml(what)}"><figcaption${isWrong ? ' class="wrong"' : ''}>${escapeHtml(what)}</figcaption></figure>`;
  const rows = chosen.map((picture) => {
    const { name, before, after, seenBefore, seenAfter, succeeded } = picture;
    return `<div class="trio" title="${escapeHtml(name)}">${shown(before, classNames[seenBefore])}${shown(changeOf(picture, most), 'change')}${shown(after, classNames[seenAfter], succeeded)}</div>`;
  });
  return `<p class="soft note">Before, the change (the largest, ${most} of 255, is black or white), and after. In red: the attack succeeded.</p><div class="trios">${rows.join('')}</div>`;
}

const STYLE = `
.trios { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 330px), 1fr)); gap: 14px; }
.trio { display: grid; grid-template-columns: repeat(3, 1fr); gap: 6px; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 8px; }
.trio figure { margin: 0; text-align: center; font-size: 12.5px; overflow-wrap: anywhere; } .trio img { width: 100%; image-rendering: pixelated; border-radius: 4px; }
`;

export function attackHtml(
  run: string,
  data: string,
  result: SweepResult,
  { method, norm, steps, target }: AttackConfig,
  classNames: readonly string[],
): string {
  const { attacked, cleanAccuracy, budgets, pictures } = result;
  const last = budgets.at(-1);
  const how = `${method === 'pgd' ? `pgd of ${steps} ${steps === 1 ? 'step' : 'steps'}` : 'fgsm'}, ${norm}${target === '' ? '' : `, to be seen as ${target}`}`;
  const rows = budgets.map(
    ({ text, successRate, roundedSuccessRate, confidence, change }) =>
      `<tr><td>${escapeHtml(text)}</td><td>${percent(successRate)}</td><td>${percent(roundedSuccessRate)}</td><td>${percent(confidence)}</td><td>${change.linf.toFixed(4)}</td><td>${change.l2.toFixed(3)}</td><td>${change.l1.toFixed(1)}</td><td>${percent(change.l0)}</td></tr>`,
  );
  const body =
    last === undefined
      ? '<p class="soft">There is nothing to attack.</p>'
      : `<h2>Success by budget</h2>${card(chart(result))}<div style="height:14px"></div>${card(`<table><thead><tr><th>epsilon</th><th>success</th><th>as files</th><th>confidence</th><th>mean L∞</th><th>L2</th><th>L1</th><th>pixels changed</th></tr></thead><tbody>${rows.join('')}</tbody></table>`)}
<h2>Pictures, with epsilon ${escapeHtml(last.text)}</h2>${sheet(pictures, classNames)}`;
  return page(
    `Attack on ${run}`,
    `<style>${STYLE}</style><h1>Attack</h1><p class="soft">${escapeHtml(run)} on ${escapeHtml(data)}: ${escapeHtml(how)}</p>
<div class="figures">${[
      figure(grouped(attacked), 'pictures attacked'),
      ...(cleanAccuracy === null ? [] : [figure(percent(cleanAccuracy), 'right before')]),
      ...(last ? [figure(percent(last.successRate), `success with ${last.text}`)] : []),
    ].join('')}</div>
${body}`,
  );
}
