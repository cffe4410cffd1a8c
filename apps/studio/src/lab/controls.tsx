// The parameters of an experiment, each as what it is: a number, a text, yes or no, or a list of them.

import type { Parameters } from '@fovea/experiments';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../app/language.ts';
import { Problem } from '../app/problem.tsx';

type Value = Parameters[string];

const written = (value: Value): string => (Array.isArray(value) ? value.join(', ') : String(value));

/** The text as a value of the same kind; undefined where it is none. */
function read(text: string, like: Value): Value | undefined {
  if (typeof like === 'string') return text;
  if (typeof like === 'number') return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) return undefined;
  if (Array.isArray(like) && typeof like[0] === 'string') return parts;
  const numbers = parts.map(Number);
  return numbers.every(Number.isFinite) ? numbers : undefined;
}

function Control({
  name,
  value,
  disabled,
  change,
}: {
  readonly name: string;
  readonly value: Value;
  readonly disabled: boolean;
  /** Undefined for a text that is no value. */
  readonly change: (value: Value | undefined) => void;
}) {
  const [text, setText] = useState(written(value));
  const wrong = typeof value !== 'boolean' && read(text, value) === undefined;
  if (typeof value === 'boolean')
    return (
      <label class="row">
        <input
          type="checkbox"
          checked={value}
          disabled={disabled}
          onChange={({ currentTarget }) => change(currentTarget.checked)}
        />
        {name}
      </label>
    );
  return (
    <label class="field">
      <span>{name}</span>
      <input
        value={text}
        disabled={disabled}
        aria-invalid={wrong}
        inputMode={typeof value === 'number' ? 'decimal' : 'text'}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          change(read(currentTarget.value, value));
        }}
      />
    </label>
  );
}

/** @param tellValid whether all texts are values */
export function Controls({
  parameters,
  nameOf,
  disabled,
  change,
  tellValid,
}: {
  readonly parameters: Parameters;
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
            name={nameOf(name)}
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
