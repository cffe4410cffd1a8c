// The table of layers: what each costs and sees.

import { bytesText, grouped, percent } from '@fovea/cli/src/figures.ts';
import { type LayerRow, layerRows, seesText, short } from '@fovea/cli/src/profile/rows.ts';
import { useState } from 'preact/hooks';
import { t } from '../app/language.ts';
import { ScrollRegion } from '../app/scroll-region.tsx';
import type { Word } from '../app/words.ts';
import type { OpenPlace } from './state.ts';

const some = (value: number | null | undefined, text: (value: number) => string): string => (value ? text(value) : '');

/** Of several, each with its name. */
const outputsText = ({ outputShape, outputs }: LayerRow['layer']): string =>
  outputs.length > 0
    ? outputs.map(({ name, shape }) => `${name}: ${shape.join(' × ')}`).join('; ')
    : (outputShape?.join(' × ') ?? '');

const COLUMNS: readonly (readonly [title: Word, text: (row: LayerRow) => string, value?: (row: LayerRow) => number])[] =
  [
    ['columnOutput', ({ layer }) => outputsText(layer)],
    ['figureParameters', ({ layer }) => some(layer.parameters, grouped), ({ layer }) => layer.parameters],
    ['figureMacs', ({ layer }) => some(layer.macs, short), ({ layer }) => layer.macs],
    ['figureFlops', ({ layer }) => some(layer.flops, short), ({ layer }) => layer.flops],
    ['columnShare', ({ layer }) => some(layer.share, percent), ({ layer }) => layer.share],
    ['columnKept', ({ layer }) => some(layer.savedBytes, bytesText), ({ layer }) => layer.savedBytes ?? 0],
    ['columnSees', ({ field }) => seesText(field)],
  ];

const LEVELS = 2;

export function Layers({ place }: { readonly place: OpenPlace }) {
  const rows = layerRows(place.opened.subject);
  const deepest = Math.max(...rows.map(({ layer }) => layer.depth));
  const [depth, setDepth] = useState(Math.min(LEVELS, deepest));
  const [sorted, setSorted] = useState<number>();
  const shown = rows.filter(({ layer }) => layer.depth <= depth);
  const value = sorted === undefined ? undefined : COLUMNS[sorted][2];
  const ordered = value ? [...shown].sort((a, b) => value(b) - value(a)) : shown;
  return (
    <>
      <label class="field narrow">
        <span>{t('levels')}</span>
        <select value={String(depth)} onChange={({ currentTarget }) => setDepth(Number(currentTarget.value))}>
          {Array.from({ length: deepest + 1 }, (_, i) => (
            <option key={i}>{i}</option>
          ))}
        </select>
      </label>
      <ScrollRegion tall label={`${t('viewLayers')}: ${place.opened.subject.name}`}>
        <table class="numbers layers">
          <thead>
            <tr>
              <th scope="col" aria-sort={value ? 'none' : 'ascending'}>
                <button type="button" class="sort" onClick={() => setSorted(undefined)}>
                  {t('columnLayer')}
                </button>
              </th>
              {COLUMNS.map(([title, , by], i) => (
                <th key={title} scope="col" aria-sort={by ? (sorted === i ? 'descending' : 'none') : undefined}>
                  {by ? (
                    <button type="button" class="sort" onClick={() => setSorted(i)}>
                      {t(title)}
                    </button>
                  ) : (
                    t(title)
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ordered.map((row, i) => (
              <tr key={row.layer.name}>
                <th scope="row" style={{ '--depth': String(value ? 0 : row.layer.depth) }}>
                  {value || i === 0 ? row.layer.name || place.opened.subject.name : row.label}{' '}
                  <span class="soft">{row.layer.type}</span>
                </th>
                {COLUMNS.map(([title, text]) => (
                  <td key={title}>{text(row)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {rows.some(({ field }) => field.unproductive) && <p class="soft">{t('unproductive')}</p>}
    </>
  );
}
