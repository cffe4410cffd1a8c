// What a network makes of the mirrored picture: by layer, and why.

import { useState } from 'preact/hooks';
import { adviceText } from '../app/advice.ts';
import { percentText, t } from '../app/language.ts';
import { ScrollRegion } from '../app/scroll-region.tsx';
import { Heat } from './heat.tsx';
import type { OpenPlace } from './state.ts';
import { useReport } from './use-report.ts';
import { Waiting } from './waiting.tsx';

export function Flips({ place }: { readonly place: OpenPlace }) {
  const result = useReport(place, (engine, slot, image) => engine.flips(slot, image), 'flips');
  const report = result.value;
  const [name, setName] = useState<string>();
  const layer = report?.layers.find((each) => each.name === name) ?? report?.layers.at(-1);
  return (
    <>
      <p class="soft">{t('flipsHint')}</p>
      <Waiting of={result} />
      {report && (
        <>
          {report.output && (
            <p>
              {t('flipOutput', {
                difference: percentText(report.output.difference),
                misalignment: percentText(report.output.misalignment),
              })}
            </p>
          )}
          {report.causes.length === 0 ? (
            <p>{t('aligned')}</p>
          ) : (
            <ul>
              {report.causes.map((cause) => (
                <li key={cause.layer}>
                  <strong>{cause.layer || place.opened.subject.name}</strong>
                  {t('reasonAndAdvice', { reason: adviceText(cause.reason), advice: adviceText(cause.advice) })}
                </li>
              ))}
            </ul>
          )}
          {report.alignedSizes.length > 0 && <p>{t('alignedSizes', { sizes: report.alignedSizes.join(', ') })}</p>}
          {layer && (
            <div class="columns">
              {layer.map.length > 1 && (
                <Heat
                  fromZero
                  values={layer.map}
                  size={layer.mapShape.length === 4 ? [layer.mapShape[1], layer.mapShape[2]] : [1, layer.map.length]}
                  label={t('flipMap', { layer: layer.name })}
                />
              )}
              <ScrollRegion tall label={`${t('viewFlips')}: ${place.opened.subject.name}`}>
                <table class="numbers">
                  <thead>
                    <tr>
                      <th scope="col">{t('columnLayer')}</th>
                      <th scope="col">{t('flipDifference')}</th>
                      <th scope="col">{t('flipMisalignment')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {report.layers.map((each) => (
                      <tr key={each.name}>
                        <th scope="row">
                          <button
                            type="button"
                            class="sort"
                            aria-pressed={each === layer}
                            onClick={() => setName(each.name)}
                          >
                            {each.name || place.opened.subject.name}
                          </button>
                        </th>
                        <td>{percentText(each.difference)}</td>
                        <td>{percentText(each.misalignment)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </ScrollRegion>
            </div>
          )}
        </>
      )}
    </>
  );
}
