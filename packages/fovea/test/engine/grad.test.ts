// grad() with respect to what is neither parameter nor argument: values on the way, constants, tensors that were read meanwhile.

import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  compile,
  full,
  getBackend,
  grad,
  ones,
  setBackend,
  type Tensor,
  tensor,
  where,
  zeros,
} from '../../src/tensor/index.ts';

beforeAll(() => setBackend('wasm', { threads: 1 }));
afterAll(async () => (await getBackend()).dispose());

const x = (): Tensor => tensor([1, 2, 3, 4], [2, 2]);

/** `[input, loss]`: the gradient of the second with respect to the first. */
const CASES: readonly (readonly [string, () => readonly [Tensor, Tensor], readonly number[]])[] = [
  [
    'a perturbation that starts at 0',
    () => {
      const delta = zeros([2, 2]);
      return [delta, x().add(delta).square().sum()];
    },
    [2, 4, 6, 8],
  ],
  [
    'a constant that is reshaped, summed and multiplied',
    () => {
      const scale = full([2], 3);
      return [scale, scale.reshape(1, 2).mul(x()).sum()];
    },
    [4, 6],
  ],
  ...(
    [
      ['reshaped twice', (h) => h.reshape(4), (m) => m.reshape(2, 2), [2, 4, 6, 8]],
      ['transposed twice', (h) => h.transpose(), (m) => m.transpose(), [2, 6, 4, 8]],
      ['sliced twice', (h) => h.slice(0, 1), (m) => m.slice(1, 1), [0, 8]],
      ['expanded twice', (h) => h.expand(1, 2, 2), (m) => m.expand(3, 2, 2), [6, 12, 18, 24]],
      [
        'padded twice',
        (h) =>
          h.slice(0, 0, 1).pad([
            [0, 1],
            [0, 0],
          ]),
        (m) =>
          m.pad([
            [1, 0],
            [0, 0],
          ]),
        [2, 4, 0, 0],
      ],
      ['scaled twice', (h) => h.mul(2), (m) => m.mul(3), [36, 72, 108, 144]],
      ['negated twice', (h) => h.neg(), (m) => m.neg(), [-2, -4, -6, -8]],
      ['negated, then added', (h) => h.neg(), (m) => m.add(1), [0, -2, -4, -6]],
      ['subtracted, then negated', (h) => h.sub(1), (m) => m.neg(), [0, 2, 4, 6]],
      [
        'expanded, then multiplied',
        (h) => h.reshape(1, 2, 2).expand(2, 2, 2),
        (m) => x().expand(2, 2, 2).matmul(m),
        [104, 152, 148, 216, 104, 152, 148, 216],
      ],
    ] as readonly [string, (h: Tensor) => Tensor, (m: Tensor) => Tensor, readonly number[]][]
  ).map(
    ([name, first, second, expected]) =>
      [
        `a value that is ${name}`,
        () => {
          const middle = first(x());
          return [middle, second(middle).square().sum()] as const;
        },
        expected,
      ] as const,
  ),
];

/** Without negative zeros. */
const values = async (x: Tensor): Promise<number[]> => [...(await x.data())].map((value) => value + 0);

it.each(CASES)('%s', async (_, make, expected) => {
  const [input, loss] = make();
  const [slope] = grad(loss, [input]);
  expect(await values(slope)).toEqual(expected);
  const [compiled] = await compile(() => {
    const [inside, total] = make();
    return grad(total, [inside]);
  })();
  expect(await values(compiled)).toEqual(expected);
});

it('detach() cuts constants off, too', async () => {
  const delta = zeros([2]);
  const [slope] = grad(delta.detach().add(delta).sum(), [delta]);
  expect([...(await slope.data())]).toEqual([1, 1]);
});

it.each<[string, (input: Tensor) => readonly [Tensor, Tensor]]>([
  [
    'an input',
    (input) => {
      const lazy = input.mul(1.5);
      return [lazy, lazy.square().sum()];
    },
  ],
  [
    'a value on the way',
    (input) => {
      const middle = input.mul(1.5);
      return [middle, middle.reshape(4).square().sum()];
    },
  ],
])('%s that is read after the loss was built keeps its gradient', async (_, make) => {
  const [input, loss] = make(x());
  await input.data();
  const [slope] = grad(loss, [input]);
  expect([...(await slope.data())]).toEqual([3, 6, 9, 12]);
});

it('an input that is used before it is read, and after, has both gradients', async () => {
  const input = tensor([1]).add(1);
  const before = input.mul(2).sum();
  await input.data();
  const after = input.mul(3).sum();
  expect(await values(grad(before.add(after), [input])[0])).toEqual([5]);
});

it('a long chain of tensors that were read is not a burden', async () => {
  const unrelated = tensor([7]);
  let [previous, last] = [tensor([1]), tensor([1])];
  for (let i = 0; i < 3000; i++) {
    [previous, last] = [last, last.add(previous).mul(0.5)];
    await last.data();
  }
  const loss = last.add(0.5).sum();
  expect(await values(grad(loss, [unrelated], { allowUnused: true })[0])).toEqual([0]);
  expect(() => grad(loss, [previous])).toThrow('grad: a tensor between input 0 and the loss has been read');
});

it('an input that the loss is not computed from is refused, or has zeros where that is allowed', async () => {
  const model = (input: Tensor): { readonly maps: Tensor; readonly logits: Tensor } => {
    const maps = input.mul(3);
    return { maps, logits: maps.sum() };
  };
  const input = x();
  const { maps, logits } = model(input);
  const again = model(input).maps;
  expect(() => grad(logits, [maps, again])).toThrow(
    'grad: the loss is not computed from input 1, of shape [2, 2]; differentiate with respect to a tensor that the loss was made from ' +
      '(two calls of a model make two sets of tensors), or set allowUnused: true for zeros',
  );
  const slopes = grad(logits, [maps, again], { allowUnused: true });
  expect(await Promise.all(slopes.map(values))).toEqual([
    [1, 1, 1, 1],
    [0, 0, 0, 0],
  ]);
  await expect(compile((a: Tensor, b: Tensor) => grad(a.sum(), [b]))(input, input.add(1))).rejects.toThrow(
    'grad: the loss is not computed from input 0',
  );
});

it.each<[string, (input: Tensor) => Tensor]>([
  ['detach', (input) => input.detach().square()],
  ['detach further on', (input) => input.mul(2).exp().detach().square()],
  ['a comparison', (input) => where(input.greater(2), 1, 0).cast('float32')],
  ['a condition', (input) => where(input.less(2), ones([2, 2]), zeros([2, 2]))],
  ['integers', (input) => input.cast('int32').cast('float32')],
  ['indices', (input) => tensor([1, 2, 3, 4]).gather(input.argmax(1))],
])('an input that is used only behind %s is refused, or has zeros where that is allowed', async (_, use) => {
  const [input, other] = [x(), tensor([2])];
  const loss = use(input).mul(other).sum();
  expect(() => grad(loss, [other, input])).toThrow(
    'grad: no gradient flows from the loss to input 1, of shape [2, 2], which is used only behind detach(), comparisons or integers, or lies within checkpoint(); ' +
      'leave these out, or set allowUnused: true for zeros',
  );
  expect(await values(grad(loss, [input], { allowUnused: true })[0])).toEqual([0, 0, 0, 0]);
  // The same with a path beside it, which is all that counts.
  const both = use(input).mul(other).sum().add(input.mul(3).sum());
  expect(await values(grad(both, [input])[0])).toEqual([3, 3, 3, 3]);
});

it('what is detached has a gradient itself, and what it was made from has none, even when it has been read', async () => {
  const input = x();
  const detached = input.mul(2).detach();
  expect(await values(grad(detached.mul(5).sum(), [detached])[0])).toEqual([5, 5, 5, 5]);
  await detached.data();
  const loss = detached.mul(5).sum();
  expect(await values(grad(loss, [detached])[0])).toEqual([5, 5, 5, 5]);
  expect(() => grad(loss, [input])).toThrow('grad: the loss is not computed from input 0');
});

it('a derivative of 0 is a gradient', async () => {
  const input = x();
  expect(await values(grad(input.floor().sum(), [input])[0])).toEqual([0, 0, 0, 0]);
});

it('a loss of integers is refused', () => {
  const input = x();
  expect(() => grad(input.argmax(1).sum(), [input])).toThrow(
    'grad: needs a float32 loss: got int32, through which no gradient flows',
  );
});

it('a factor of 0 does not make an input unused', async () => {
  const input = x();
  expect(await values(grad(input.mul(0).sum(), [input])[0])).toEqual([0, 0, 0, 0]);
});
