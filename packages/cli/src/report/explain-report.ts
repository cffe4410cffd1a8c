// The page of `fovea explain`: pictures with their maps side by side, what the network says, curves, attention heads and flips. One file.

import type { AttentionHeadsLayer } from 'fovea/analysis';
import type { RasterImage } from 'fovea/images';
import type { Explained, ExplainedPicture } from '../explain/examine.ts';
import { weightsNote } from '../explain/text.ts';
import { grouped } from '../figures.ts';
import { METHODS, type MethodName } from '../predict/attribution-methods.ts';
import { escapeHtml } from './escape.ts';
import { curveChart, stageChart } from './explain-charts.ts';
import { FLIP_STYLE, flipsSection } from './flip-report.ts';
import { card, page, percent } from './page.ts';
import { grey, imageAddress } from './png.ts';

const STYLE = `
.maps { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 12px; margin-top: 12px; }
.maps figure { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 10px; font-size: 13px; line-height: 1.35; }
.maps img { width: 100%; display: block; border-radius: 6px; margin-bottom: 6px; }
.scores { margin-top: 12px; } .scores td:nth-child(2) { text-align: left; width: 55%; } .scores .part { height: 10px; border-radius: 5px; background: var(--mark); min-width: 1px; }
.warning { background: var(--card); border: 1px solid var(--bad); border-radius: 10px; padding: 12px 16px; margin-top: 16px; }
.heads td:first-child { white-space: nowrap; width: 1%; } .heads .cells { display: flex; flex-wrap: wrap; gap: 6px; justify-content: flex-start; }
.heads .cells > div { width: 84px; font-size: 11px; line-height: 1.3; text-align: left; color: var(--soft); }
.heads img { display: block; image-rendering: pixelated; border-radius: 4px; }
.heads img { width: 84px; height: auto; } .heads td { vertical-align: top; text-align: left; }
`;

const figureHtml = (image: RasterImage, title: string, below: string): string =>
  `<figure><img src="${imageAddress(image)}" alt="${escapeHtml(title)}">${escapeHtml(title)}<br><span class="soft">${below}</span></figure>`;

function scores({ top }: ExplainedPicture): string {
  const rows = top.map(
    ({ name, probability }) =>
      `<tr><td>${escapeHtml(name)}</td><td><div class="part" style="width:${(100 * probability).toFixed(1)}%"></div></td><td>${percent(probability)}</td></tr>`,
  );
  return card(`<table class="scores">${rows.join('')}</table>`);
}

function pictureSection(picture: ExplainedPicture, sanity: boolean): string {
  const { path, className, crop, maps, randomOrder } = picture;
  const shown = maps.map(({ method, overlay, deletion, insertion }) => {
    const areas =
      deletion && insertion
        ? `deletion ${deletion.area.toFixed(3)}, insertion ${insertion.area.toFixed(3)}`
        : METHODS[method].shows;
    return figureHtml(overlay, METHODS[method].title, escapeHtml(areas));
  });
  const charts =
    sanity && randomOrder
      ? `<div class="pair" style="margin-top:14px">${card(curveChart(picture, 'deletion'))}${card(curveChart(picture, 'insertion'))}</div>`
      : '';
  return `<section><h2>${escapeHtml(path)}</h2><p class="soft">explained: ${escapeHtml(className)}</p>
<div class="maps">${figureHtml(crop, 'the picture', 'as the network sees it')}${shown.join('')}</div>
<div style="margin-top:14px">${scores(picture)}</div>${charts}</section>`;
}

function headRow(layer: AttentionHeadsLayer, importance: readonly number[]): string {
  const cells = layer.entropy.map((entropy, head) => {
    const map = layer.maps?.[0]?.[head];
    const image =
      map && layer.mapSize
        ? `<img src="${imageAddress(grey(map, layer.mapSize))}" alt="head ${head} of ${escapeHtml(layer.name)}">`
        : '';
    const distance = layer.meanDistance ? `<br>${layer.meanDistance[head].toFixed(0)} px` : '';
    const token = layer.toClassToken ? `<br>class ${percent(layer.toClassToken[head])}` : '';
    return `<div>${image}entropy ${entropy.toFixed(2)}${distance}${token}<br>weight ${(importance[head] ?? 0).toFixed(2)}</div>`;
  });
  return `<tr><td>${escapeHtml(layer.name)}<br><span class="soft">${grouped(layer.tokens)} tokens</span></td><td><div class="cells">${cells.join('')}</div></td></tr>`;
}

function headsSection({ heads }: Explained): string {
  if (!heads) return '';
  const rows = heads.report.layers.map((layer) =>
    headRow(layer, heads.importance.layers.find(({ name }) => name === layer.name)?.importance ?? []),
  );
  return `<section><h2>Attention heads</h2>
<p class="soft note">Maps are of the first picture: what the class token takes from each patch, or how much each place is looked at. Entropy is ${escapeHtml(
    `0 for a head that looks at one token, ${heads.report.layers[0].maxEntropy.toFixed(2)} for one that looks at all alike`,
  )}; then the mean distance of what it looks at, the part of the class token, and the weight of the head in the loss (1 in all in each layer, by squares).</p>
${card(`<table class="heads"><tbody>${rows.join('')}</tbody></table>`)}</section>`;
}

function randomizedSection({ randomized }: Explained): string {
  if (randomized.length === 0) return '';
  return `<section><h2>Random weights</h2>
<p class="soft note">Rank correlation of the first picture’s map with maps of weights that are made random from the classifier on. A map that stays near 1 shows the picture, not what the network has learnt.</p>
${card(stageChart(randomized))}</section>`;
}

/** One page for all pictures. */
export function explainHtml(explained: Explained): string {
  const { network, pictures, problems, methods } = explained;
  const sanity = pictures.some(({ randomOrder }) => randomOrder !== null);
  const failed = problems
    .map(({ path, reason }) => `<p class="wrong">${escapeHtml(path)}: ${escapeHtml(reason)}</p>`)
    .join('');
  const titles = methods.map((name: MethodName) => METHODS[name].title).join(', ');
  return page(
    `What ${network.name} goes by`,
    `<style>${STYLE}${FLIP_STYLE}</style><h1>${escapeHtml(network.name)}</h1><p class="soft">${grouped(pictures.length)} ${pictures.length === 1 ? 'picture' : 'pictures'}; ${escapeHtml(titles)}</p>
${weightsNote(network) && `<div class="warning">${escapeHtml(weightsNote(network))}.</div>`}${failed}
${pictures.map((picture) => pictureSection(picture, sanity)).join('\n')}
${randomizedSection(explained)}${headsSection(explained)}${explained.flips ? flipsSection(explained.flips) : ''}`,
  );
}
