// Settings of a training, named and bounded as in the command.

import { useEffect, useState } from 'preact/hooks';
import { t } from '../app/language.ts';
import type { Word } from '../app/words.ts';
import { ask } from '../compute/client.ts';
import { format, isBusy, setLr, settings } from './state.ts';
import { WeightsChoice } from './weights-choice.tsx';

interface NumberSetting {
  readonly name: 'epochs' | 'batch' | 'lr' | 'seed';
  readonly word: Word;
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

const NUMBERS: readonly NumberSetting[] = [
  { name: 'epochs', word: 'epochs', min: 1, max: 1000, whole: true },
  { name: 'batch', word: 'batch', min: 2, max: 512, whole: true },
  { name: 'lr', word: 'lr', min: 1e-6, max: 1, whole: false },
  { name: 'seed', word: 'seed', min: 0, max: 2 ** 31 - 1, whole: true },
];

function NumberField({ name, word, min, max, whole }: NumberSetting) {
  const [problem, setProblem] = useState('');
  const change = (text: string): void => {
    const value = Number(text);
    const fits = text.trim() !== '' && value >= min && value <= max && (!whole || Number.isInteger(value));
    setProblem(fits ? '' : t('badNumber', { name: t(word), min, max }));
    if (!fits) return;
    if (name === 'lr') void setLr(value);
    else settings.value = { ...settings.value, [name]: value };
  };
  return (
    <label class="field">
      <span>{t(word)}</span>
      <input
        inputMode="decimal"
        value={String(settings.value[name])}
        disabled={isBusy.value && name !== 'lr'}
        aria-invalid={problem !== ''}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      />
      {problem && (
        <span class="wrong" role="alert">
          {problem}
        </span>
      )}
    </label>
  );
}

export function SettingsPanel() {
  const [models, setModels] = useState<readonly string[]>([settings.value.model]);
  const { side } = format.value;
  useEffect(() => {
    ask('train', (engine) => engine.models(side)).then((names) => {
      setModels(names);
      if (!names.includes(settings.value.model)) settings.value = { ...settings.value, model: names[0] };
    });
  }, [side]);
  return (
    <>
      <div class="fields">
        <label class="field wide">
          <span>{t('model')}</span>
          <select
            value={settings.value.model}
            disabled={isBusy.value}
            onChange={({ currentTarget }) => {
              settings.value = { ...settings.value, model: currentTarget.value };
            }}
          >
            {models.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        {NUMBERS.map((setting) => (
          <NumberField key={setting.name} {...setting} />
        ))}
      </div>
      <WeightsChoice />
      <label class="row">
        <input
          type="checkbox"
          checked={settings.value.watch}
          disabled={isBusy.value}
          onChange={({ currentTarget }) => {
            settings.value = { ...settings.value, watch: currentTarget.checked };
          }}
        />
        {t('watch')}
      </label>
    </>
  );
}
