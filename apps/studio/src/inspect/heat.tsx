// A small map of numbers: the least dark, the largest bright.

import { useEffect, useRef } from 'preact/hooks';

/** @param values row by row @param fromZero whether 0 is darkest; otherwise the least value is */
export function Heat({
  values,
  size,
  label,
  fromZero = false,
}: {
  readonly values: readonly number[];
  readonly size: readonly [rows: number, columns: number];
  readonly label: string;
  readonly fromZero?: boolean;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [rows, columns] = size;
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    element.width = columns;
    element.height = rows;
    const image = new ImageData(columns, rows);
    const largest = Math.max(...values);
    const least = fromZero ? 0 : Math.min(...values);
    values.forEach((value, i) => {
      const strength = largest > least ? Math.max(0, (value - least) / (largest - least)) : 0;
      image.data.set([20 + 230 * strength, 24 + 170 * strength ** 1.5, 60 + 60 * strength, 255], 4 * i);
    });
    context.putImageData(image, 0, 0);
  }, [values]);
  return <canvas ref={canvas} class="heat" role="img" aria-label={label} />;
}
