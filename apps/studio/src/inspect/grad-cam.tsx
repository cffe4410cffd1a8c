// Grad-CAM: which places of the picture speak for a class, and what the network says of the picture.

import { useState } from 'preact/hooks';
import { percentText, t } from '../app/language.ts';
import { Raster } from '../app/raster.tsx';
import { LayerChoice, mapLayers } from './layer-choice.tsx';
import type { OpenPlace } from './state.ts';
import { useReport } from './use-report.ts';
import { Waiting } from './waiting.tsx';

export function GradCam({ place }: { readonly place: OpenPlace }) {
  const [layer, setLayer] = useState('');
  const [chosen, choose] = useState<number>();
  const result = useReport(
    place,
    (engine, slot, image) => engine.gradCam(slot, image, chosen, layer),
    `cam ${chosen} ${layer}`,
  );
  const { value } = result;
  const nameOf = (index: number): string => place.opened.classNames?.[index] ?? t('classNumber', { n: index });
  return (
    <>
      <p class="soft">{t('camHint')}</p>
      {place.opened.random && <p class="soft">{t('randomWeights')}</p>}
      <LayerChoice layers={mapLayers(place)} first={t('lastMap')} layer={layer} choose={setLayer} />
      <Waiting of={result} />
      {value && (
        <>
          <Raster
            image={value.explanation.overlay}
            label={t('camOf', { name: nameOf(value.explanation.classIndex) })}
          />
          <p>{t('camOf', { name: nameOf(value.explanation.classIndex) })}</p>
          <ul class="bars">
            {value.prediction.top.map(({ index, probability }) => (
              <li key={index}>
                <button
                  type="button"
                  class="plain"
                  aria-pressed={index === value.explanation.classIndex}
                  onClick={() => choose(index)}
                >
                  {nameOf(index)}
                </button>
                <meter min={0} max={1} value={probability} aria-label={nameOf(index)} />
                <span class="number">{percentText(probability)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
