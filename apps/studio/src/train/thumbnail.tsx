// A small picture out of bytes.

import { useEffect, useRef } from 'preact/hooks';
import { paintRaster } from '../app/raster.tsx';
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
    const { side, channels } = format;
    if (canvas.current) paintRaster(canvas.current, { width: side, height: side, channels, data: bytes });
  }, [bytes, format]);
  return label === undefined ? (
    <canvas ref={canvas} class="thumbnail" />
  ) : (
    <canvas ref={canvas} class="thumbnail" role="img" aria-label={label} />
  );
}
