// Fashion-MNIST as it comes with the studio: 3,000 pictures of clothes, evenly by class.

import type { ExampleClass } from './state.ts';

export const CLOTHES = 3000;
const PIXELS = 28 * 28;
const NAMES = [
  ...['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat'],
  ...['Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot'],
];

/** Labels, then pixels, packed by gzip (clothes-plugin.ts). @throws Error when the file cannot be fetched or is damaged */
export async function loadClothes(): Promise<readonly ExampleClass[]> {
  const response = await fetch(new URL('clothes.bin', document.baseURI));
  if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
  const unpacked = response.body.pipeThrough(new DecompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(unpacked).arrayBuffer());
  if (bytes.length !== CLOTHES * (1 + PIXELS)) throw new Error(`the file has ${bytes.length} bytes`);
  const pictures = (label: number): Uint8Array[] =>
    Array.from(bytes.subarray(0, CLOTHES).entries())
      .filter(([, each]) => each === label)
      .map(([i]) => bytes.subarray(CLOTHES + i * PIXELS, CLOTHES + (i + 1) * PIXELS));
  return NAMES.map((name, label) => ({ name, pictures: pictures(label) }));
}
