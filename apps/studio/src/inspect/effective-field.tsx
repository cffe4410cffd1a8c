// The effective receptive field of a layer: which pixels count, by gradients, over the picture.

import { useState } from 'preact/hooks';
import { numberText, percentText, t } from '../app/language.ts';
import { Raster } from '../app/raster.tsx';
import { ScrollRegion } from '../app/scroll-region.tsx';
import { LayerChoice, mapLayers } from './layer-choice.tsx';
import type { OpenPlace } from './state.ts';
import { useReport } from './use-report.ts';
import { Waiting } from './waiting.tsx';

export function EffectiveField({ place }: { readonly place: OpenPlace }) {
  const [layer, setLayer] = useState('');
  const result = useReport(place, (engine, slot, image) => engine.effectiveField(slot, image, layer), `field ${layer}`);
  const { value } = result;
  const found = value?.report.layers[0];
  return (
    <>
      <p class="soft">{t('effectiveHint')}</p>
      <LayerChoice layers={mapLayers(place)} first={t('lastMap')} layer={layer} choose={setLayer} />
      <Waiting of={result} />
      {value && found && (
        <>
          <Raster image={value.overlay} label={t('effectiveOf', { layer: found.name || place.opened.subject.name })} />
          <ScrollRegion label={`${t('numbers')}: ${place.opened.subject.name}`}>
            <table class="numbers">
              <tbody>
                {found.theoretical && (
                  <tr>
                    <th scope="row">{t('windowsAlone')}</th>
                    <td>{found.theoretical.join(' × ')}</td>
                  </tr>
                )}
                {found.squares.map(({ mass, side, interval }) => (
                  <tr key={mass}>
                    <th scope="row">{t('massWithin', { mass: percentText(mass) })}</th>
                    <td>
                      {side} × {side}{' '}
                      {interval && <span class="soft">{t('interval', { low: interval[0], high: interval[1] })}</span>}
                    </td>
                  </tr>
                ))}
                {found.gaussian && (
                  <tr>
                    <th scope="row">{t('gaussian')}</th>
                    <td>
                      σ {found.gaussian.sigma.map((value) => numberText(value, 1)).join(' × ')}, R²{' '}
                      {numberText(found.gaussian.rSquared, 2)}
                    </td>
                  </tr>
                )}
              </tbody>
            </table>
          </ScrollRegion>
        </>
      )}
    </>
  );
}
