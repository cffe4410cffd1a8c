// What the page and its worker tell each other.

export interface Score {
  readonly name: string;
  /** 0…1 */
  readonly probability: number;
  /** Whether the picture shows the class, where it can show several; undefined where it shows the likeliest. */
  readonly isShown?: boolean;
}

export interface Question {
  readonly id: number;
  readonly image: Blob | ImageBitmap;
  /** Whether to show where the answer comes from. */
  readonly explain: boolean;
}

/** The part of the picture that the network saw, with what speaks for the answer in colours: RGBA. */
export interface Overlay {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

export type Answer =
  | { readonly kind: 'ready'; readonly device: string }
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'broken'; readonly error: string }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly scores: readonly Score[];
      readonly overlay: Overlay | undefined;
      readonly milliseconds: number;
    }
  | { readonly kind: 'failed'; readonly id: number; readonly error: string };
