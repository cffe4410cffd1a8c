// Philox4x32-10 in emitted code: one counter gives the four lanes of a vector when the numbers are consecutive.

import type { Code } from './assembler/encoding.ts';
import type { FunctionBuilder, Local } from './assembler/function-builder.ts';
import { control, i32, i32x4, i64 } from './assembler/instructions.ts';

const M0 = 0xd2511f53n;
const M1 = 0xcd9e8d57n;
const W0 = 0x9e3779b9;
const W1 = 0xbb67ae85;

/** Words `n & 3` of counters `n >>> 2` for the four lanes n of `index`; keys are uniform vectors. `aligned`: lanes are 4k, 4k+1, 4k+2, 4k+3. */
export function emitPhilox(fn: FunctionBuilder, key0: Code, key1: Code, index: Code, aligned: boolean): Code {
  const numbers = fn.local('v128');
  const out = fn.local('v128');
  const keys = [fn.local('i32'), fn.local('i32')];
  const code: Code[] = [numbers.set(index)];
  const counterOf = (lane: number): Code => i32.shrU(i32x4.extractLane(numbers.get, lane), i32.const(2));
  const start = (): Code => [keys[0].set(i32x4.extractLane(key0, 0)), keys[1].set(i32x4.extractLane(key1, 0))];
  if (aligned) {
    const words = rounds(fn, code, start(), counterOf(0), keys);
    return [
      ...code,
      words.reduce<Code>((vector, word, lane) => i32x4.replaceLane(vector, word.get, lane), numbers.get),
    ];
  }
  code.push(out.set(numbers.get));
  for (let lane = 0; lane < 4; lane++) {
    const words = rounds(fn, code, start(), counterOf(lane), keys);
    const which = i32.and(i32x4.extractLane(numbers.get, lane), i32.const(3));
    code.push(out.set(i32x4.replaceLane(out.get, pick(words, which), lane)));
  }
  return [...code, out.get];
}

/** Appends ten rounds to `code`; the four words are in the returned locals. */
function rounds(fn: FunctionBuilder, code: Code[], start: Code, counter: Code, keys: readonly Local[]): Local[] {
  const c = Array.from({ length: 4 }, () => fn.local('i32'));
  const products = [fn.local('i64'), fn.local('i64')];
  code.push(start, c[0].set(counter), ...c.slice(1).map((word) => word.set(i32.const(0))));
  const high = (product: Local): Code => i32.wrapI64(i64.shrU(product.get, i64.const(32n)));
  for (let round = 0; round < 10; round++) {
    code.push(
      products[0].set(i64.mul(i64.extendI32U(c[0].get), i64.const(M0))),
      products[1].set(i64.mul(i64.extendI32U(c[2].get), i64.const(M1))),
      c[0].set(i32.xor(i32.xor(high(products[1]), c[1].get), keys[0].get)),
      c[1].set(i32.wrapI64(products[1].get)),
      c[2].set(i32.xor(i32.xor(high(products[0]), c[3].get), keys[1].get)),
      c[3].set(i32.wrapI64(products[0].get)),
      keys[0].add(i32.const(W0 | 0)),
      keys[1].add(i32.const(W1 | 0)),
    );
  }
  return c;
}

function pick(words: readonly Local[], which: Code): Code {
  const [a, b, c, d] = words.map((word) => word.get);
  const low = control.select(a, b, i32.eqz(which));
  const high = control.select(c, d, i32.eq(which, i32.const(2)));
  return control.select(low, high, i32.ltU(which, i32.const(2)));
}
