// Figures as plain data: five kinds, which a chart library, a report or a page draws as it likes.

/** An axis of numbers. */
export interface Axis {
  readonly label: string;
  /** Default false. Values of 0 and below are left out. */
  readonly log?: boolean;
}

/** Points, in the order in which a line joins them. */
export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Ends of the 95 % interval of each y. */
  readonly low?: readonly number[];
  readonly high?: readonly number[];
}

export interface LineFigure {
  readonly kind: 'line';
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
}

export interface ScatterFigure {
  readonly kind: 'scatter';
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
}

export interface BarFigure {
  readonly kind: 'bar';
  readonly title: string;
  readonly categories: readonly string[];
  readonly y: Axis;
  readonly series: readonly {
    readonly name: string;
    readonly values: readonly number[];
    readonly low?: readonly number[];
    readonly high?: readonly number[];
  }[];
}

/** `values[row][column]`, the first row on top. */
export interface HeatFigure {
  readonly kind: 'heat';
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  readonly x: string;
  readonly y: string;
  readonly values: readonly (readonly number[])[];
  /** What the value is. */
  readonly of: string;
  /** Whether 0 is the middle of the colours. Default false. */
  readonly signed?: boolean;
}

export interface ImageFigure {
  readonly kind: 'image';
  readonly title: string;
  readonly images: readonly {
    readonly name: string;
    readonly height: number;
    readonly width: number;
    readonly channels: 1 | 3;
    /** `[height, width, channels]`, row-major, 0…255. */
    readonly pixels: readonly number[];
  }[];
}

export type Figure = LineFigure | ScatterFigure | BarFigure | HeatFigure | ImageFigure;

/** Digits that a figure keeps: more than can be seen. */
const DIGITS = 4;

const rounded = (value: unknown): unknown => {
  if (typeof value === 'number') return Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : null;
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)]));
};

/** With the digits that can be seen, so that records stay small; a value that is not finite becomes null, which charts leave out. */
export const compactFigure = (figure: Figure): Figure => rounded(figure) as Figure;

/** A grid of numbers as a picture, from black (lowest) to white. */
export function grayImage(
  name: string,
  values: ArrayLike<number>,
  height: number,
  width: number,
): ImageFigure['images'][number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  const scale = high > low ? 255 / (high - low) : 0;
  return { name, height, width, channels: 1, pixels: Array.from(values, (value) => Math.round((value - low) * scale)) };
}
