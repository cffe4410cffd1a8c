// Writes state dicts that `torch.load(path, weights_only=True)` reads, as a stream of chunks: same tensors, same bytes.

import { DTypeError, ValueError } from '../base/errors.ts';
import type { ByteSink } from './byte-source.ts';
import { isPickled, writeStateDictPickle } from './pickle-write.ts';
import { DTYPES } from './pytorch-dtype.ts';
import { byteLengthOf } from './safetensors-dtype.ts';
import { isUnicode } from './safetensors-header.ts';
import { checkData, checkType, type SafetensorsInput } from './safetensors-write.ts';
import { shorten } from './strict-json.ts';
import { ZipWriter } from './zip-write.ts';

/** The folder inside the archive; torch.save takes the file's name, and any will do. */
const PREFIX = 'archive';
/** Of the format: what torch.save writes since 1.6. */
const VERSION = '3\n';

/**
 * Writes tensors (a Map, or pairs of name and tensor) in the order given, as an OrderedDict, which `load_state_dict` takes.
 * @throws ValueError for a name that is given twice or not Unicode, or a tensor of 4 GiB or more; DTypeError for F4, and when data are not
 * in the array of their dtype; ShapeError when data do not fill the shape
 * @example
 * const chunks: Uint8Array[] = [];
 * const sink = { write: async (chunk: Uint8Array) => void chunks.push(chunk) };
 * await writePyTorch(sink, [['weight', { dtype: 'F32', shape: [2], data: Float32Array.of(1, 2) }]]);
 */
export async function writePyTorch(
  sink: ByteSink,
  tensors: Iterable<readonly [name: string, tensor: SafetensorsInput]>,
): Promise<void> {
  const inputs = new Map<string, SafetensorsInput & { readonly byteLength: number }>();
  for (const [name, input] of tensors) {
    if (!isUnicode(name)) throw new ValueError(`pytorch: a tensor cannot be called ${shorten(name)}`);
    if (inputs.has(name)) throw new ValueError(`pytorch: two tensors are called ${shorten(name)}`);
    checkType('pytorch', name, input);
    if (!isPickled(input.dtype))
      throw new DTypeError(
        `pytorch: ${shorten(name)}: ${input.dtype} is not written; there is ${[...DTYPES.values()].join(', ')}`,
      );
    if (typeof input.data !== 'function') checkData('pytorch', name, input, input.data);
    inputs.set(name, { ...input, byteLength: byteLengthOf(input.dtype, input.shape) as number });
  }
  const zip = new ZipWriter(sink);
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  await zip.add(`${PREFIX}/data.pkl`, writeStateDictPickle(inputs));
  await zip.add(`${PREFIX}/byteorder`, text('little'));
  let index = 0;
  for (const [name, input] of inputs) {
    const data = typeof input.data === 'function' ? await input.data() : input.data;
    checkData('pytorch', name, input, data);
    await zip.add(`${PREFIX}/data/${index++}`, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  }
  await zip.add(`${PREFIX}/version`, text(VERSION));
  await zip.end();
}
