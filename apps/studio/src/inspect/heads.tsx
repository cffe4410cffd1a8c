// What each attention head looks at: a map for each, with its entropy and how far it looks.

import { useState } from 'preact/hooks';
import { numberText, percentText, t } from '../app/language.ts';
import { Heat } from './heat.tsx';
import type { OpenPlace } from './state.ts';
import { useReport } from './use-report.ts';
import { Waiting } from './waiting.tsx';

const ATTENTION: ReadonlySet<string> = new Set(['MultiHeadAttention', 'WindowAttention']);

const attends = ({ opened }: OpenPlace): boolean =>
  opened.subject.profile.layers.some(({ type }) => ATTENTION.has(type));

function HeadMaps({ place }: { readonly place: OpenPlace }) {
  const result = useReport(place, (engine, slot, image) => engine.heads(slot, image), 'heads');
  const layers = result.value?.layers ?? [];
  const [name, setName] = useState('');
  const layer = layers.find((each) => each.name === name) ?? layers.at(-1);
  return (
    <>
      <p class="soft">{t('headsHint')}</p>
      <Waiting of={result} />
      {layer && (
        <>
          <label class="field">
            <span>{t('columnLayer')}</span>
            <select value={layer.name} onChange={({ currentTarget }) => setName(currentTarget.value)}>
              {layers.map((each) => (
                <option key={each.name}>{each.name}</option>
              ))}
            </select>
          </label>
          <ul class="sheet heads">
            {layer.entropy.map((entropy, head) => (
              <li key={head}>
                {layer.maps && layer.mapSize && (
                  <Heat
                    values={layer.maps[0][head]}
                    size={layer.mapSize}
                    label={t('headMap', { n: head, layer: layer.name })}
                  />
                )}
                <strong>{t('head', { n: head })}</strong>
                <span class="soft">
                  {t('entropy', { value: numberText(entropy, 2), most: numberText(layer.maxEntropy, 2) })}
                </span>
                {layer.meanDistance && (
                  <span class="soft">{t('distance', { value: numberText(layer.meanDistance[head], 0) })}</span>
                )}
                {layer.toClassToken && (
                  <span class="soft">{t('toClass', { value: percentText(layer.toClassToken[head]) })}</span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

export function Heads({ place }: { readonly place: OpenPlace }) {
  return attends(place) ? <HeadMaps place={place} /> : <p>{t('noHeads')}</p>;
}
