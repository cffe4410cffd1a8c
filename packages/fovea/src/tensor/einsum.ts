// einsum(): sums of products named by letters, as products of matrices.

import { ShapeError, ValueError } from '../base/errors.ts';
import { formatShape } from '../base/shape.ts';
import { iota, where } from './create.ts';
import type { Tensor } from './tensor.ts';

/** A tensor whose axes have names; '.' and a number stand for the axes of an ellipsis. */
interface Named {
  readonly tensor: Tensor;
  readonly names: readonly string[];
}

/**
 * Sums of products: of the letters that name the operands' axes, those that the result does not name are summed. Without `->`, the result names
 * those that occur once, in alphabetical order. `...` stands for any axes, which broadcast.
 * @throws ValueError for a malformed equation, or another number of operands; ShapeError for axes of one name and different sizes
 * @example
 * await einsum('ij,j->i', tensor([[1, 2], [3, 4]]), tensor([1, 10])).data(); // [21, 43]
 */
export function einsum(equation: string, ...operands: readonly Tensor[]): Tensor {
  const { inputs, output } = parse(equation, operands);
  const named = inputs.map((names, i) => diagonal({ tensor: operands[i], names }));
  requireSizes(equation, named);
  let result = named[0];
  for (const [i, next] of named.slice(1).entries()) {
    const later = named.slice(i + 2).flatMap(({ names }) => names);
    result = contract(result, next, new Set([...output, ...later]));
  }
  const summed = sumOut(result, new Set(output));
  return summed.tensor.transpose(...output.map((name) => summed.names.indexOf(name)));
}

interface Parsed {
  readonly inputs: readonly (readonly string[])[];
  readonly output: readonly string[];
}

function parse(equation: string, operands: readonly Tensor[]): Parsed {
  const bare = String(equation).replaceAll(' ', '');
  const [left, right, ...more] = bare.split('->');
  const terms = left.split(',');
  const isTerm = (term: string): boolean => /^[a-zA-Z]*(?:\.\.\.)?[a-zA-Z]*$/.test(term);
  if (more.length > 0 || ![...terms, right ?? ''].every(isTerm))
    throw new ValueError(
      `einsum: the equation must be letters and commas, as in 'ij,jk->ik': got ${JSON.stringify(equation)}`,
    );
  if (terms.length !== operands.length)
    throw new ValueError(`einsum: ${JSON.stringify(equation)} needs ${terms.length} tensors: got ${operands.length}`);
  const hidden = terms.map((term, i) => operands[i].rank - term.replace('...', '').length);
  const widest = Math.max(0, ...terms.map((term, i) => (term.includes('...') ? hidden[i] : 0)));
  const inputs = terms.map((term, i) => {
    if (hidden[i] < 0 || (hidden[i] > 0 && !term.includes('...')))
      throw new ShapeError(
        `einsum: ${JSON.stringify(term)} names ${term.replace('...', '').length} axes: got ${formatShape(operands[i].shape)}`,
      );
    return namesOf(term, hidden[i], widest);
  });
  return { inputs, output: right === undefined ? implied(inputs, widest) : named(equation, right, inputs, widest) };
}

/** The last axes of every ellipsis are the same. */
const ellipsis = (count: number, widest: number): string[] =>
  Array.from({ length: count }, (_, i) => `.${widest - count + i}`);

function namesOf(term: string, hidden: number, widest: number): string[] {
  const [before, after] = term.split('...');
  return after === undefined ? [...before] : [...before, ...ellipsis(hidden, widest), ...after];
}

function implied(inputs: readonly (readonly string[])[], widest: number): string[] {
  const all = inputs.flat().filter((name) => name[0] !== '.');
  const once = [...new Set(all)].filter((name) => all.indexOf(name) === all.lastIndexOf(name)).sort();
  return [...ellipsis(widest, widest), ...once];
}

function named(equation: string, term: string, inputs: readonly (readonly string[])[], widest: number): string[] {
  const names = namesOf(term, widest, widest);
  const wrong = names.find((name, i) => names.indexOf(name) !== i || !inputs.some((input) => input.includes(name)));
  if (wrong !== undefined)
    throw new ValueError(
      `einsum: the result of ${JSON.stringify(equation)} must name axes of the operands, each once: got ${JSON.stringify(wrong)}`,
    );
  return names;
}

/** A name that occurs twice in one operand is its diagonal. */
function diagonal({ tensor, names }: Named): Named {
  const second = names.findIndex((name, i) => names.indexOf(name) < i);
  if (second < 0) return { tensor, names };
  const first = names.indexOf(names[second]);
  const { shape } = tensor;
  if (shape[first] !== shape[second])
    throw new ShapeError(`einsum: axes named ${names[second]} differ: got ${shape[first]} and ${shape[second]}`);
  const own = iota(shape, first).equal(iota(shape, second));
  const kept = where(own, tensor, 0).sum(second);
  return diagonal({ tensor: kept, names: names.filter((_, i) => i !== second) });
}

function requireSizes(equation: string, operands: readonly Named[]): void {
  const sizes = new Map<string, number>();
  for (const { tensor, names } of operands) {
    for (const [axis, name] of names.entries()) {
      const [known, size] = [sizes.get(name), tensor.shape[axis]];
      if (known !== undefined && known !== size && known !== 1 && size !== 1)
        throw new ShapeError(
          `einsum: axes named ${name} in ${JSON.stringify(equation)} differ: got ${known} and ${size}`,
        );
      sizes.set(name, Math.max(known ?? 1, size));
    }
  }
}

/** Without the axes that nobody names any more. */
function sumOut({ tensor, names }: Named, wanted: ReadonlySet<string>): Named {
  const axes = names.flatMap((name, i) => (wanted.has(name) ? [] : [i]));
  return { tensor: tensor.sum(axes), names: names.filter((name) => wanted.has(name)) };
}

/** The product of two operands, summed over the names that only they have. */
function contract(a: Named, b: Named, wanted: ReadonlySet<string>): Named {
  const left = sumOut(a, new Set([...wanted, ...b.names]));
  const right = sumOut(b, new Set([...wanted, ...a.names]));
  const shared = left.names.filter((name) => right.names.includes(name));
  const batch = shared.filter((name) => wanted.has(name));
  const summed = shared.filter((name) => !wanted.has(name));
  const [rows, columns] = [left, right].map(({ names }) => names.filter((name) => !shared.includes(name)));
  const sizeOf = (name: string): number =>
    Math.max(
      ...[left, right].map(({ tensor, names }) => (names.includes(name) ? tensor.shape[names.indexOf(name)] : 1)),
    );
  const sizes = (names: readonly string[]): number[] => names.map(sizeOf);
  const count = (names: readonly string[]): number => sizes(names).reduce((product, size) => product * size, 1);
  const matrix = ({ tensor, names }: Named, first: readonly string[], second: readonly string[]): Tensor => {
    const order = [...batch, ...first, ...second];
    const turned = tensor.transpose(...order.map((name) => names.indexOf(name)));
    // An axis of size 1 counts as the other's.
    return turned.expand(...sizes(order)).reshape(count(batch), count(first), count(second));
  };
  const product = matrix(left, rows, summed).matmul(matrix(right, summed, columns));
  const names = [...batch, ...rows, ...columns];
  return { tensor: product.reshape(...sizes(names)), names };
}
