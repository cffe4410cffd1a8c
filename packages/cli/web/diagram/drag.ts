// Mice drag what is seen; fingers scroll by themselves.

/** Pixels from which on a press is no click. */
const LEAST = 4;

/** Whether the last press has moved the picture. */
export interface Drag {
  readonly moved: boolean;
}

/** Listens until the signal aborts. */
export function dragging(scroll: HTMLElement, signal: AbortSignal): Drag {
  let from: { readonly x: number; readonly y: number; readonly left: number; readonly top: number } | undefined;
  const state = { moved: false };
  const begin = ({ pointerType, button, clientX, clientY }: PointerEvent): void => {
    if (pointerType !== 'mouse' || button !== 0) return;
    from = { x: clientX, y: clientY, left: scroll.scrollLeft, top: scroll.scrollTop };
    state.moved = false;
  };
  const move = ({ clientX, clientY }: PointerEvent): void => {
    if (!from) return;
    const [x, y] = [from.x - clientX, from.y - clientY];
    if (Math.hypot(x, y) > LEAST) state.moved = true;
    if (state.moved) scroll.scrollTo(from.left + x, from.top + y);
  };
  const end = (): void => {
    from = undefined;
  };
  scroll.addEventListener('pointerdown', begin, { signal });
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', end, { signal });
  return state;
}
