// Tests of the reader of torch.save's files: files that PyTorch wrote, and pickles and archives that lie or would run code.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FoveaError, ValueError } from '../base/errors.ts';
import { philoxStream } from '../base/philox.ts';
import { type ByteSource, bytesSource } from './byte-source.ts';
import { openWeights } from './open-weights.ts';
import { openPyTorch } from './pytorch-read.ts';
import { openSafetensors } from './safetensors-read.ts';
import { ZipWriter } from './zip-write.ts';

const bytesOf = (name: string): Uint8Array =>
  readFileSync(new URL(`../../test/fixtures/pytorch/${name}`, import.meta.url));
const fixture = (name: string): ByteSource => bytesSource(bytesOf(name), name);

async function archive(entries: Readonly<Record<string, Uint8Array | string>>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const zip = new ZipWriter({ write: async (chunk) => void chunks.push(Uint8Array.from(chunk)) });
  for (const [name, data] of Object.entries(entries))
    await zip.add(name, typeof data === 'string' ? Buffer.from(data, 'latin1') : data);
  await zip.end();
  return Buffer.concat(chunks);
}

/** Integers ≥ 0, one a call. */
function numbers(seed: number): () => number {
  const values = philoxStream(seed, 0, 4000).values();
  return () => (values.next().value as number) >>> 0;
}

const text = (value: string): string => `\x8c${String.fromCharCode(value.length)}${value}`;
const storage = (type = 'torch\nFloatStorage', key = '0', length = 4): string =>
  `(${text('storage')}c${type}\n${text(key)}${text('cpu')}K${String.fromCharCode(length)}tQ`;
/** A call of _rebuild_tensor_v2; sizes and strides are opcodes. */
const tensor = ({ of = storage(), offset = 'K\0', size = 'K\x04\x85', stride = 'K\x01\x85', more = '' } = {}): string =>
  `ctorch._utils\n_rebuild_tensor_v2\n(${of}${offset}${size}${stride}\x89ccollections\nOrderedDict\n)R${more}tR`;
const pickle = (body: string): string => `\x80\x02${body}.`;
const dict = (value: string, name = 'w'): string => pickle(`}${text(name)}${value}s`);

/** A file with this pickle and one storage of four float32. */
const file = async (data: string, more: Readonly<Record<string, Uint8Array | string>> = {}): Promise<ByteSource> =>
  bytesSource(
    await archive({ 'w/data.pkl': data, 'w/data/0': new Uint8Array(Float32Array.of(1, 2, 3, 4).buffer), ...more }),
    'w.pt',
  );

describe('openPyTorch on files of PyTorch', () => {
  it('reads every type, and views of all kinds, as PyTorch does', async () => {
    const [file, expected] = [
      await openPyTorch(fixture('types.pt')),
      await openSafetensors(fixture('types.safetensors')),
    ];
    expect([...file.names].sort()).toEqual([...expected.names].sort());
    for (const name of expected.names) {
      expect(file.info(name), name).toEqual(expected.info(name));
      expect(await file.read(name), name).toStrictEqual(await expected.read(name));
    }
    expect(file).toMatchObject({ key: '', others: [], metadata: {} });
  });

  it.each(['protocol-2.pt', 'protocol-3.pt', 'protocol-4.pt', 'protocol-5.pt', 'big-endian.pt'])(
    'reads %s',
    async (name) => {
      const file = await openPyTorch(fixture(name));
      expect(await file.read('weight')).toStrictEqual({ dtype: 'F32', shape: [1, 2], data: Float32Array.of(1, -2) });
      expect((await file.read('half')).data).toStrictEqual(Uint16Array.of(0x3800));
      expect((await file.read('count')).data).toStrictEqual(BigInt64Array.of(7n));
      expect((await file.read('z')).data).toStrictEqual(Float32Array.of(1, 2));
    },
  );

  it.each([
    ['checkpoint.pt', {}, 'state_dict', 0],
    ['averaged.pt', {}, 'state_dict_ema', 1],
    ['averaged.pt', { key: 'state_dict' }, 'state_dict', 0],
    ['own-key.pt', { key: 'net' }, 'net', 0],
  ])('finds the weights in %s with %o', async (name, options, key, added) => {
    const [file, expected] = [
      await openPyTorch(fixture(name), options),
      await openSafetensors(fixture('model.safetensors')),
    ];
    expect(file.key).toBe(key);
    expect([...file.names].sort()).toEqual([...expected.names].sort());
    const weight = (await expected.read('0.weight')).data as Float32Array;
    expect((await file.read('0.weight')).data).toEqual(weight.map((value) => value + added));
  });

  it('reads parameters', async () => {
    const file = await openPyTorch(fixture('parameters.pt'));
    expect(file.names).toEqual(['0.weight', '1.weight', '1.bias', '3.weight', '3.bias']);
  });

  it('gives a tensor of its own at every reading', async () => {
    const file = await openPyTorch(fixture('types.pt'));
    for (const name of ['shared.first', 'f32']) {
      const { data } = await file.read(name);
      expect(data.buffer.byteLength).toBe(data.byteLength);
      data.fill(0 as never);
      expect((await file.read(name)).data).not.toEqual(data);
    }
  });

  it.each([
    [
      'own-key.pt',
      'there are no tensors at the top: it has net (a dict of 8), epoch (a number); name the entry that holds the weights with { key }',
    ],
    [
      'whole-model.pt',
      'it names torch.nn.modules.container.Sequential, and only tensors are read: nothing is executed. Save the weights alone, in Python: torch.save(model.state_dict(), path)',
    ],
    [
      'legacy.pt',
      'it has the format before PyTorch 1.6, which is not read; save it again, in Python: torch.save(torch.load(path, weights_only=True), path)',
    ],
    [
      'torchscript.pt',
      'it is a TorchScript module; save its weights, in Python: torch.save(torch.jit.load(path).state_dict(), path)',
    ],
    ['model.safetensors', 'it is not a file of torch.save'],
  ])('says what %s is', async (name, message) => {
    await expect(openPyTorch(fixture(name))).rejects.toThrow(
      `pytorch: ${name}: ${message.startsWith('it names') ? `pickle: ${message}` : message}`,
    );
  });

  it('suggests the names that were meant', async () => {
    const file = await openPyTorch(fixture('parameters.pt'));
    expect(() => file.info('0.wieght')).toThrow(
      'pytorch: parameters.pt has no tensor "0.wieght"; did you mean "0.weight"?',
    );
    await expect(openPyTorch(fixture('own-key.pt'), { key: 'nett' })).rejects.toThrow(
      'there is no entry nett; it has net (a dict of 8)',
    );
  });
});

describe('openWeights', () => {
  it('tells formats apart by how they start', async () => {
    expect((await openWeights(fixture('types.pt'))).has('f32')).toBe(true);
    expect((await openWeights(fixture('types.safetensors'))).has('f32')).toBe(true);
    await expect(openWeights(fixture('legacy.pt'))).rejects.toThrow('before PyTorch 1.6');
    await expect(openWeights(bytesSource(new Uint8Array(0), 'empty'))).rejects.toThrow(
      'safetensors: empty: it has 0 bytes',
    );
  });
});

describe('openPyTorch on pickles that lie', () => {
  const cases: readonly (readonly [what: string, pickle: string, message: string])[] = [
    [
      'runs a command',
      pickle('cos\nsystem\n(X\x02\0\0\0lstR'),
      'it names os.system, and only tensors are read: nothing is executed',
    ],
    ['runs a command of Python 2', pickle('cposix\nsystem\n)R'), 'it names posix.system'],
    ['evaluates', pickle('c__builtin__\neval\n)R'), 'it names builtins.eval'],
    ['names by the stack', pickle(`${text('builtins')}${text('exec')}\x93)R`), 'it names builtins.exec'],
    [
      'walks through attributes',
      pickle('ctorch\nserialization.os.system\n)R'),
      'it names torch.serialization.os.system',
    ],
    ['names a member of torch', pickle('ctorch.hub\nload\n)R'), 'it names torch.hub.load'],
    ['names what objects inherit', pickle('c__proto__\nconstructor\n)R'), 'it names __proto__.constructor'],
    [
      'calls a class of tensors',
      pickle('ctorch\nFloatStorage\n)R'),
      'it calls torch.FloatStorage, which is only a name here',
    ],
    ['calls a dict', pickle('})R'), 'it calls a dict of 0'],
    ['uses an extension', pickle('\x82\x01'), 'the opcode 0x82 is not one that weights need'],
    ['makes an instance', pickle('(ios\nsystem\n'), 'the opcode 0x69 is not one'],
    ['makes an object', pickle('(cos\nsystem\no'), 'it names os.system'],
    [
      'quantised',
      dict(tensor({ of: storage('torch\nQInt8Storage') })),
      'tensors of torch.QInt8Storage cannot be read; convert them to float32',
    ],
    ['refers to something else', pickle('K\x01Q'), 'it refers to a number outside, not to a storage'],
    ['a storage of another class', dict(tensor({ of: storage('torch\nSize') })), 'a storage has the class torch.Size'],
    [
      'a tensor beyond its storage',
      dict(tensor({ size: 'K\x05\x85' })),
      'a tensor of shape [5] and strides [1] at 0 reaches behind the 4 elements of its storage "0"',
    ],
    ['an offset beyond', dict(tensor({ offset: 'K\x01' })), 'at 1 reaches behind the 4 elements'],
    ['strides beyond', dict(tensor({ size: 'K\x02\x85', stride: 'K\x04\x85' })), 'and strides [4] at 0 reaches behind'],
    ['a negative size', dict(tensor({ size: 'J\xff\xff\xff\xff\x85' })), 'has no right size, strides or offset'],
    ['a fractional size', dict(tensor({ size: 'G\x3f\xe0\0\0\0\0\0\0\x85' })), 'has no right size'],
    ['sizes without strides', dict(tensor({ stride: ')' })), 'has no right size'],
    [
      'more elements than can be counted',
      dict(tensor({ size: `(${'J\xff\xff\xff\x7f'.repeat(3)}t`, stride: '(K\0K\0K\0t' })),
      'no countable number of elements',
    ],
    [
      'too many axes',
      dict(tensor({ size: `(${'K\x01'.repeat(65)}t`, stride: `(${'K\0'.repeat(65)}t` })),
      'has no right size',
    ],
    [
      'a bomb of repeated elements',
      dict(tensor({ size: 'J\0\0\0\x40\x85', stride: 'K\0\x85' })),
      'its tensors repeat their data to 4294967296 bytes, in a file of',
    ],
    ['a conjugate view', dict(tensor({ more: `}${text('conj')}\x88s` })), 'a tensor is a conjugate or negative view'],
    [
      'a storage that is not there',
      dict(tensor({ of: storage(undefined, '7') })),
      'tensor "w": its storage "7" is not in the file',
    ],
    [
      'a storage outside the folder',
      dict(tensor({ of: storage(undefined, '../x') })),
      'its storage "../x" is not in the file',
    ],
    [
      'a storage of another length',
      dict(tensor({ of: storage(undefined, '0', 9) })),
      'its storage "0" has 16 bytes, and should have 36',
    ],
    ['one tensor alone', pickle(tensor()), 'it holds one tensor without a name'],
    ['a list', pickle(`]${tensor()}a`), 'it holds a list, not a dict of tensors'],
    ['nothing', pickle(''), 'it takes a value that is not there'],
    ['two values', pickle('NN'), 'it ends with more than one value'],
    ['protocol 0', '(dp0\n.', 'it does not start with its protocol'],
    ['protocol 6', '\x80\x06}.', 'protocol 6: 2 to 5 are read'],
    ['no end', '\x80\x02}', 'it is cut off'],
    ['a string beyond the end', '\x80\x02X\xff\xff\xff\xff.', 'it is cut off'],
    ['a string of 2^63 bytes', '\x80\x02\x8d\0\0\0\0\0\0\0\x80.', 'it is cut off'],
    ['a string that is not UTF-8', pickle('X\x01\0\0\0\xff'), 'a string is not UTF-8'],
    ['a value that was not kept', pickle('h\x05'), 'it uses the value 5, which it has not kept'],
    ['a mark that is not there', pickle('t'), 'it takes values down to a mark that is not there'],
    ['a mark for a value', pickle('(\x85'), 'it takes a value that is not there'],
    ['items of a list', pickle(']K\x01K\x02s'), 'it sets items of a list'],
    ['a key without a value', pickle('}(K\x01u'), 'it sets a key without a value'],
    ['appends to a dict', pickle('}Na'), 'it appends to a dict of 0'],
    ['state of a list', pickle(']}b'), 'it sets the state of a list'],
    [
      'the same name twice',
      pickle(`}(${text('module.w')}${tensor()}${text('w')}${tensor()}u`),
      'two tensors are called "w"',
    ],
  ];

  it.each(cases)('%s', async (_what, data, message) => {
    const opened = openPyTorch(await file(data));
    await expect(opened).rejects.toThrow(message);
    await expect(opened).rejects.toBeInstanceOf(ValueError);
  });

  it('says at which byte', async () => {
    await expect(openPyTorch(await file(pickle('cos\nsystem\n')))).rejects.toThrow('(byte 2 of the pickle)');
  });

  it('keeps numbers in the memo without room for those before', async () => {
    const opened = await openPyTorch(
      await file(pickle(`}r\xff\xff\xff\xffj\xff\xff\xff\xff0${text('w')}${tensor()}s`)),
    );
    expect((await opened.read('w')).data).toEqual(Float32Array.of(1, 2, 3, 4));
  });

  it('ends with deep, circular and long values', async () => {
    const circular = pickle(`}q\0${text('model')}h\0s`);
    await expect(openPyTorch(await file(circular))).rejects.toThrow(
      'there are no tensors at model: it has model (a dict of 1)',
    );
    await expect(openPyTorch(await file(circular), { key: 'model.model.x' })).rejects.toThrow(
      'there is no entry model.model.x; it has model (a dict of 1)',
    );
    const deep = pickle(`${']'.repeat(100_000)}${'a'.repeat(99_999)}`);
    await expect(openPyTorch(await file(deep))).rejects.toThrow('it holds a list');
    const many = pickle(`}(${`${text('w')}N`.repeat(50_000)}u`);
    await expect(openPyTorch(await file(many))).rejects.toThrow('no tensors at the top: it has w (None)');
  });

  it.each([
    ['dicts', '}', 'it makes more than 1048576 lists, dicts and tuples'],
    ['tuples', ')', 'it makes more than 1048576 lists, dicts and tuples'],
    ['kept values', '\x94', 'it keeps more than 1048576 values'],
  ])('refuses a bomb of %s', async (_what, opcode, message) => {
    const bomb = Buffer.from(pickle(`N${opcode.repeat(2 ** 20 + 2)}`), 'latin1');
    const source = bytesSource(await archive({ 'w/data.pkl': bomb }), 'w.pt');
    await expect(openPyTorch(source)).rejects.toThrow(message);
  });

  it('refuses a pickle of more than 32 MiB before it reads it', async () => {
    const bytes = Buffer.from(await archive({ 'w/data.pkl': '' }));
    const row = bytes.indexOf('PK\x01\x02');
    for (const field of [20, 24]) bytes.writeUInt32LE(2 ** 25 + 1, row + field);
    // Where so much data would lie, nothing does: the size alone is looked at.
    const far = {
      name: 'w.pt',
      size: 2 ** 26,
      read: async (at: number, length: number) => {
        const out = new Uint8Array(Math.min(length, 2 ** 26 - at));
        const end = 2 ** 26 - (bytes.length - row);
        for (let i = 0; i < out.length; i++) out[i] = at + i >= end ? bytes[row + at + i - end] : (bytes[at + i] ?? 0);
        return out;
      },
    };
    bytes.writeUInt32LE(2 ** 26 - (bytes.length - row), bytes.length - 6);
    await expect(openPyTorch(far)).rejects.toThrow(
      'pytorch: w.pt: its pickle takes 33554433 bytes; the limit is 33554432',
    );
  });

  it('keeps names that break careless code, and lists what is not a tensor', async () => {
    const opened = await openPyTorch(await file(pickle(`}(${text('__proto__')}${tensor()}${text('n')}K\x01K\x02Nu`)));
    expect(opened.names).toEqual(['__proto__']);
    expect(opened.others).toEqual(['n', '2']);
    expect(opened.has('toString')).toBe(false);
  });
});

describe('openPyTorch on archives that lie', () => {
  const good = dict(tensor());

  it.each([
    ['no pickle', { 'w/other': '' }, 'it has 0 entries data.pkl in a folder'],
    ['two pickles', { 'w/data.pkl': '', 'v/data.pkl': '' }, 'it has 2 entries data.pkl'],
    [
      'a wrong byte order',
      { 'w/data.pkl': good, 'w/byteorder': 'middle' },
      'its byte order is "middle", neither little nor big',
    ],
  ])('%s', async (_what, entries, message) => {
    await expect(openPyTorch(bytesSource(await archive(entries), 'w.pt'))).rejects.toThrow(`pytorch: w.pt: ${message}`);
  });

  it('a storage whose bytes have changed', async () => {
    const bytes = await archive({
      'w/data.pkl': good,
      'w/data/0': new Uint8Array(Float32Array.of(1, 2, 3, 4.5).buffer),
    });
    const at = Buffer.from(bytes).indexOf(Buffer.from(Float32Array.of(1, 2, 3).buffer));
    bytes[at] ^= 1;
    const opened = await openPyTorch(bytesSource(bytes, 'w.pt'));
    await expect(opened.read('w')).rejects.toThrow('zip: w.pt: the checksum of "w/data/0" is wrong');
  });

  it.each([
    ['compressed (method 8)', 10, 8],
    ['encrypted', 8, 1],
  ])('an entry that is %s', async (what, field, value) => {
    const bytes = Buffer.from(await archive({ 'w/data.pkl': good }));
    bytes[bytes.indexOf('PK\x01\x02') + field] |= value;
    await expect(openPyTorch(bytesSource(bytes, 'w.pt'))).rejects.toThrow(
      `zip: w.pt: "w/data.pkl" is ${what}, which PyTorch does not do`,
    );
  });

  it('cut off anywhere', async () => {
    const bytes = bytesOf('protocol-2.pt');
    for (let length = 0; length < bytes.length; length += 13) {
      const opened = openPyTorch(bytesSource(bytes.subarray(0, length), 'w.pt'));
      await expect(opened, `${length} bytes`).rejects.toBeInstanceOf(ValueError);
    }
  });

  it('any byte changed: a FoveaError, or a file that reads', async () => {
    const bytes = Uint8Array.from(bytesOf('protocol-4.pt'));
    const random = numbers(7);
    for (let round = 0; round < 400; round++) {
      const changed = bytes.slice();
      for (let count = 0; count < 3; count++) changed[random() % bytes.length] = random() & 255;
      try {
        const file = await openPyTorch(bytesSource(changed, 'w.pt'));
        for (const name of file.names) await file.read(name);
      } catch (error) {
        expect(error).toBeInstanceOf(FoveaError);
      }
    }
  });

  it('any byte of the pickle changed, the checksum right', async () => {
    const original = Buffer.from(dict(tensor()), 'latin1');
    const random = numbers(8);
    for (let round = 0; round < 400; round++) {
      const changed = Uint8Array.from(original);
      changed[random() % changed.length] = random() & 255;
      try {
        const opened = await openPyTorch(await file(Buffer.from(changed).toString('latin1')));
        for (const name of opened.names) await opened.read(name);
      } catch (error) {
        expect(error).toBeInstanceOf(FoveaError);
      }
    }
  });
});
