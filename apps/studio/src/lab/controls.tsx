// The parameters of an experiment, each as what it is: a number, a text, yes or no, or a list of them.

import type { Parameters } from '@fovea/experiments';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../app/language.ts';
import { Problem } from '../app/problem.tsx';
import { read, written } from './parameter-text.ts';

type Value = Parameters[string];

function Control({
  name,
  label,
  like,
  value,
  disabled,
  change,
}: {
  readonly name: string;
  readonly label: string;
  /** The value that the experiment has. */
  readonly like: Value;
  readonly value: Value;
  readonly disabled: boolean;
  /** Undefined for a text that is no value. */
  readonly change: (value: Value | undefined) => void;
}) {
  const [text, setText] = useState(written(value));
  const wrong = typeof value !== 'boolean' && read(name, text, like) === undefined;
  if (typeof value === 'boolean')
    return (
      <label class="row">
        <input
          type="checkbox"
          checked={value}
          disabled={disabled}
          onChange={({ currentTarget }) => change(currentTarget.checked)}
        />
        {label}
      </label>
    );
  return (
    <label class="field">
      <span>{label}</span>
      <input
        value={text}
        disabled={disabled}
        aria-invalid={wrong}
        inputMode={typeof value === 'number' ? 'decimal' : 'text'}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          change(read(name, currentTarget.value, like));
        }}
      />
    </label>
  );
}

/** @param tellValid whether all texts are values */
export function Controls({
  parameters,
  own,
  nameOf,
  disabled,
  change,
  tellValid,
}: {
  readonly parameters: Parameters;
  /** As the experiment has them, which says what fits. */
  readonly own: Parameters;
  /** In the reader's language. */
  readonly nameOf: (name: string) => string;
  readonly disabled: boolean;
  readonly change: (parameters: Parameters) => void;
  readonly tellValid: (valid: boolean) => void;
}) {
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => tellValid(wrong.size === 0), [wrong]);
  return (
    <>
      <div class="fields">
        {Object.entries(parameters).map(([name, value]) => (
          <Control
            key={name}
            name={name}
            label={nameOf(name)}
            like={own[name]}
            value={value}
            disabled={disabled}
            change={(next) => {
              const others = [...wrong].filter((each) => each !== name);
              setWrong(new Set(next === undefined ? [...others, name] : others));
              if (next !== undefined) change({ ...parameters, [name]: next });
            }}
          />
        ))}
      </div>
      <Problem text={wrong.size > 0 ? t('noValue', { names: [...wrong].map(nameOf).join(', ') }) : undefined} />
    </>
  );
}
