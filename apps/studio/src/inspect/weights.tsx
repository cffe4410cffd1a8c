// The weights: spectral norm and effective rank of each matrix, and what looks wrong about signals.

import { adviceText } from '../app/advice.ts';
import { numberText, percentText, t } from '../app/language.ts';
import { ScrollRegion } from '../app/scroll-region.tsx';
import { LineChart } from '../charts/line-chart.tsx';
import type { OpenPlace } from './state.ts';
import { useReport } from './use-report.ts';
import { Waiting } from './waiting.tsx';

export function Weights({ place }: { readonly place: OpenPlace }) {
  const result = useReport(place, (engine, slot, image) => engine.signals(slot, image), 'signals');
  const report = result.value;
  const spectra = (report?.parameters ?? []).flatMap(({ name, shape, norm, width, spectralNorm, effectiveRank }) =>
    spectralNorm !== null && effectiveRank !== null ? [{ name, shape, norm, width, spectralNorm, effectiveRank }] : [],
  );
  const lines = [
    {
      name: t('spectralNorm'),
      side: 'left',
      points: spectra.map(({ spectralNorm }, i) => [i + 1, spectralNorm] as const),
    },
    {
      name: t('rankShare'),
      side: 'right',
      points: spectra.map(({ effectiveRank, width }, i) => [i + 1, effectiveRank / width] as const),
    },
  ] as const;
  return (
    <>
      <p class="soft">{t('weightsReportHint')}</p>
      <Waiting of={result} />
      {report && (
        <>
          {report.warnings.length > 0 && (
            <ul>
              {report.warnings.map(({ text }) => (
                <li key={text}>{adviceText(text)}</li>
              ))}
            </ul>
          )}
          {spectra.length > 1 && <LineChart lines={lines} xName={t('matrices')} label={t('viewWeights')} />}
          <ScrollRegion tall label={`${t('matrices')}: ${place.opened.subject.name}`}>
            <table class="numbers">
              <thead>
                <tr>
                  <th scope="col">{t('columnWeights')}</th>
                  <th scope="col">{t('shape')}</th>
                  <th scope="col">{t('norm')}</th>
                  <th scope="col">{t('spectralNorm')}</th>
                  <th scope="col">{t('effectiveRank')}</th>
                </tr>
              </thead>
              <tbody>
                {spectra.map(({ name, shape, norm, spectralNorm, effectiveRank, width }) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    <td>{shape.join(' × ')}</td>
                    <td>{norm === null ? '' : numberText(norm, 2)}</td>
                    <td>{numberText(spectralNorm, 3)}</td>
                    <td>
                      {numberText(effectiveRank, 1)} / {width}{' '}
                      <span class="soft">{percentText(effectiveRank / width)}</span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </>
      )}
    </>
  );
}
