// A small picture out of bytes.

import { useEffect, useRef } from 'preact/hooks';
import { paint } from './picture.ts';
import type { Format } from './state.ts';

export function Thumbnail({
  bytes,
  format,
  label,
}: {
  readonly bytes: Uint8Array;
  readonly format: Format;
  readonly label?: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) paint(canvas.current, bytes, format);
  }, [bytes, format]);
  return label === undefined ? (
    <canvas ref={canvas} class="thumbnail" />
  ) : (
    <canvas ref={canvas} class="thumbnail" role="img" aria-label={label} />
  );
}
