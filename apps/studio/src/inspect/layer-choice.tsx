// The choice of a layer by name.

import { t } from '../app/language.ts';
import type { OpenPlace } from './state.ts';

/** Names of layers that give maps of more than one place. */
export const mapLayers = ({ opened }: OpenPlace): readonly string[] =>
  opened.subject.profile.layers.flatMap(({ name, outputShape }) =>
    name !== '' && outputShape?.length === 4 && outputShape[1] * outputShape[2] > 1 ? [name] : [],
  );

/** @param first what stands for no layer by name */
export function LayerChoice({
  layers,
  first,
  layer,
  choose,
}: {
  readonly layers: readonly string[];
  readonly first: string;
  readonly layer: string;
  readonly choose: (layer: string) => void;
}) {
  return (
    <label class="field">
      <span>{t('columnLayer')}</span>
      <select value={layer} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        <option value="">{first}</option>
        {layers.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
  );
}
