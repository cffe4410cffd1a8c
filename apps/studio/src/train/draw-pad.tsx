// A pad to draw on, light on dark, with mouse, finger, pen or arrow keys.

import { useEffect, useRef } from 'preact/hooks';
import { t } from '../app/language.ts';

const SIDE = 280;
const PEN = 20;
/** Pixels that an arrow key moves the pen by. */
const STEP = 14;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

export interface Pad {
  readonly canvas: HTMLCanvasElement;
  clear(): void;
  isEmpty(): boolean;
}

function makePad(canvas: HTMLCanvasElement, changed: () => void) {
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  let [x, y] = [SIDE / 2, SIDE / 2];
  let empty = true;
  const clear = (): void => {
    context.fillStyle = '#000';
    context.fillRect(0, 0, SIDE, SIDE);
    [x, y] = [SIDE / 2, SIDE / 2];
    empty = true;
  };
  clear();
  return {
    canvas,
    clear,
    isEmpty: () => empty,
    moveTo(toX: number, toY: number): void {
      [x, y] = [toX, toY];
    },
    lineTo(toX: number, toY: number): void {
      context.strokeStyle = '#fff';
      context.lineWidth = PEN;
      context.lineCap = 'round';
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(toX, toY);
      context.stroke();
      [x, y] = [toX, toY];
      empty = false;
      changed();
    },
    lineBy(dx: number, dy: number): void {
      const inside = (value: number): number => Math.min(SIDE - PEN, Math.max(PEN, value));
      this.lineTo(inside(x + dx), inside(y + dy));
    },
  };
}

/** @param ready gets the pad, to read and clear it; `changed` is called after each stroke's piece */
export function DrawPad({
  ready,
  changed = () => {},
}: {
  readonly ready: (pad: Pad) => void;
  readonly changed?: () => void;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<ReturnType<typeof makePad>>(undefined);
  const tell = useRef(changed);
  tell.current = changed;
  useEffect(() => {
    if (!canvas.current) return;
    pad.current = makePad(canvas.current, () => tell.current());
    ready(pad.current);
  }, []);
  const at = (event: PointerEvent): readonly [number, number] => {
    const { left, top, width } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return [((event.clientX - left) * SIDE) / width, ((event.clientY - top) * SIDE) / width];
  };
  return (
    <canvas
      ref={canvas}
      class="pad"
      width={SIDE}
      height={SIDE}
      aria-label={t('pad')}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const [x, y] = at(event);
        pad.current?.moveTo(x, y);
        pad.current?.lineTo(x, y);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 0) return;
        pad.current?.lineTo(...at(event));
      }}
      onKeyDown={(event) => {
        const move = ARROWS[event.key];
        if (!move) return;
        event.preventDefault();
        pad.current?.lineBy(...move);
      }}
    />
  );
}
