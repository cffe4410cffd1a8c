// What goes on inside the network: held-out pictures in the plane in which its features spread most, and sizes by layer.

import { useMemo } from 'preact/hooks';
import { adviceText } from '../app/advice.ts';
import { language, t } from '../app/language.ts';
import { FigureView } from '../charts/figure-view.tsx';
import type { InsideNews } from '../compute/protocol.ts';

export function InsidePanel({ news, names }: { readonly news: InsideNews; readonly names: readonly string[] }) {
  const { points, labels, layers, warnings } = news;
  const plane = useMemo(
    () => ({
      kind: 'scatter' as const,
      title: t('embeddings'),
      x: { label: t('component', { n: 1 }) },
      y: { label: t('component', { n: 2 }) },
      series: names.map((name, label) => ({ name, points: points.filter((_, i) => labels[i] === label) })),
    }),
    [news, language.value],
  );
  const sizes = useMemo(() => {
    const line = (name: string, key: 'activation' | 'gradient') => ({
      name,
      points: layers.map((layer, i) => [i + 1, layer[key]] as const).filter(([, value]) => value > 0),
    });
    return {
      kind: 'line' as const,
      title: t('layerSizes'),
      x: { label: t('layersInOrder') },
      y: { label: t('deviation'), log: true },
      series: [line(t('activations'), 'activation'), line(t('gradients'), 'gradient')],
    };
  }, [news, language.value]);
  return (
    <details class="inside" open>
      <summary>{t('inside')}</summary>
      <p class="soft">{t('insideHint')}</p>
      <div class="columns wide">
        <FigureView figure={plane} />
        <FigureView figure={sizes} />
      </div>
      {warnings.length > 0 && (
        <ul>
          {warnings.map((text) => (
            <li key={text}>{adviceText(text)}</li>
          ))}
        </ul>
      )}
    </details>
  );
}
