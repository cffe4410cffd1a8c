// Flip alignment on the pages of `fovea explain` and `fovea profile`: where mirrored pictures begin to be seen at other places, and what would help.

import type { FlipAlignmentReport, FlipLayer } from 'fovea/analysis';
import { escapeHtml } from './escape.ts';
import { card, percent } from './page.ts';
import { grey, imageAddress } from './png.ts';

export const FLIP_STYLE = `
.flips img { display: block; image-rendering: pixelated; border-radius: 4px; width: 84px; }
.flips td { vertical-align: middle; } .flips td:last-child { width: 104px; }
.causes li { margin: 8px 0; } .causes { padding-left: 18px; }
`;

function flipRow({ name, type, difference, misalignment, map, mapShape, offset }: FlipLayer): string {
  const [, height, width] = mapShape;
  const image =
    misalignment > 1e-3 && height * width > 1
      ? `<img src="${imageAddress(grey(map, [height, width]))}" alt="misalignment of ${escapeHtml(name)}">`
      : '';
  return `<tr><td>${escapeHtml(name)} <span class="soft">${escapeHtml(type)}</span></td><td>${percent(misalignment)}</td><td>${percent(difference)}</td><td>${offset ?? '–'}</td><td>${image}</td></tr>`;
}

/** Layers that are shown: where it begins, and the last one of each size of maps. */
function shownLayers(layers: readonly FlipLayer[], causes: ReadonlySet<string>): FlipLayer[] {
  const last = new Map<string, FlipLayer>();
  for (const layer of layers) {
    const [, height, width] = layer.mapShape;
    if (height * width > 1) last.set(`${height} ${width}`, layer);
  }
  const kept = new Set(last.values());
  return layers.filter((layer) => causes.has(layer.name) || kept.has(layer));
}

/** Heading, causes, and a table of the layers where something changes. */
export function flipsSection(flips: FlipAlignmentReport): string {
  const causes = flips.causes.map(
    ({ layer, reason, advice }) =>
      `<li><b>${escapeHtml(layer || 'the model itself')}</b>: ${escapeHtml(reason)}.<br><span class="soft">${escapeHtml(advice)}.</span></li>`,
  );
  const text =
    causes.length === 0
      ? '<p>Mirrored pictures are seen at the same places in all layers.</p>'
      : `<p>Where mirrored pictures begin to be seen at other places:</p><ul class="causes">${causes.join('')}</ul>`;
  const sizes =
    flips.alignedSizes.length > 0
      ? `<p class="note">All layers are aligned at image sides of ${flips.alignedSizes.join(' or ')}.</p>`
      : '';
  const rows = shownLayers(flips.layers, new Set(flips.causes.map(({ layer }) => layer))).map(flipRow);
  return `<section><h2>Flips</h2>
<p class="soft note">By how much the map of a mirrored picture differs from the mirrored map: first what lies in where layers look (with kernels that are their own mirror images), then all of it, with the weights as they are.</p>
${text}${sizes}
${card(`<table class="flips"><thead><tr><th>layer</th><th>misaligned</th><th>different</th><th>pixels off</th><th>where</th></tr></thead><tbody>${rows.join('')}</tbody></table>`)}</section>`;
}
