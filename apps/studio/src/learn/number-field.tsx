// Numbers that the reader may change, as text: kept as typed, told when they are valid.

import { useEffect, useState } from 'preact/hooks';

interface Numbers {
  readonly label: string;
  readonly values: readonly number[];
  readonly change: (values: readonly number[]) => void;
}

const written = (values: readonly number[]): string => values.map((value) => String(value)).join(', ');

/** The numbers of a text such as `1, -2.5 3e-4`; undefined where it is something else. */
function read(text: string, count: number): readonly number[] | undefined {
  const values = text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map(Number);
  return values.length === count && values.every(Number.isFinite) ? values : undefined;
}

export function NumberField({ label, values, change }: Numbers) {
  const [text, setText] = useState(written(values));
  useEffect(() => setText(written(values)), [values]);
  return (
    <label class="field">
      <span>{label}</span>
      <input
        value={text}
        inputMode={values.length === 1 ? 'decimal' : 'text'}
        aria-invalid={read(text, values.length) === undefined}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onChange={({ currentTarget }) => {
          const found = read(currentTarget.value, values.length);
          if (found) change(found);
        }}
      />
    </label>
  );
}
