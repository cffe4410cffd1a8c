// WebAssembly's instructions as functions from the code of their operands to code.

import { byteText, type Code, signedLeb, signedLeb32, textOf, unsignedLeb } from './encoding.ts';

type Op1 = (a: Code) => Code;
type Op2 = (a: Code, b: Code) => Code;
type Op3 = (a: Code, b: Code, c: Code) => Code;
const op1 =
  (suffix: string): Op1 =>
  (a) =>
    textOf(a) + suffix;
const op2 =
  (suffix: string): Op2 =>
  (a, b) =>
    textOf(a) + textOf(b) + suffix;
const op3 =
  (suffix: string): Op3 =>
  (a, b, c) =>
    textOf(a) + textOf(b) + textOf(c) + suffix;
const simd = (opcode: number): string => `\xfd${unsignedLeb(opcode)}`;
const simd1 = (opcode: number): Op1 => op1(simd(opcode));
const simd2 = (opcode: number): Op2 => op2(simd(opcode));
const simd3 = (opcode: number): Op3 => op3(simd(opcode));
const memory = (prefix: string, align: number) => {
  const instruction = prefix + byteText(align);
  return (address: Code, offset = 0): Code => textOf(address) + instruction + unsignedLeb(offset);
};
const store = (prefix: string, align: number) => {
  const instruction = prefix + byteText(align);
  return (address: Code, value: Code, offset = 0): Code =>
    textOf(address) + textOf(value) + instruction + unsignedLeb(offset);
};
const laneMemory = (opcode: number, align: number) => {
  const instruction = simd(opcode) + byteText(align);
  return (address: Code, vector: Code, lane: number, offset = 0): Code =>
    textOf(address) + textOf(vector) + instruction + unsignedLeb(offset) + byteText(lane);
};
/** Takes a vector and a number of a lane. */
const ofLane = (opcode: number) => {
  const instruction = simd(opcode);
  return (a: Code, lane: number): Code => textOf(a) + instruction + byteText(lane);
};
const toLane = (opcode: number) => {
  const instruction = simd(opcode);
  return (a: Code, value: Code, lane: number): Code => textOf(a) + textOf(value) + instruction + byteText(lane);
};

export const i32 = {
  const: (value: number): Code => `\x41${signedLeb32(value)}`,
  load: memory('\x28', 2),
  store: store('\x36', 2),
  load8u: memory('\x2d', 0),
  eqz: op1('\x45'),
  eq: op2('\x46'),
  ne: op2('\x47'),
  ltS: op2('\x48'),
  ltU: op2('\x49'),
  gtS: op2('\x4a'),
  gtU: op2('\x4b'),
  leS: op2('\x4c'),
  leU: op2('\x4d'),
  geS: op2('\x4e'),
  geU: op2('\x4f'),
  add: op2('\x6a'),
  sub: op2('\x6b'),
  mul: op2('\x6c'),
  divS: op2('\x6d'),
  divU: op2('\x6e'),
  remS: op2('\x6f'),
  remU: op2('\x70'),
  and: op2('\x71'),
  or: op2('\x72'),
  xor: op2('\x73'),
  shl: op2('\x74'),
  shrS: op2('\x75'),
  shrU: op2('\x76'),
  wrapI64: op1('\xa7'),
  /** Atomic operations need a shared memory. */
  atomicLoad: memory('\xfe\x10', 2),
  atomicStore: store('\xfe\x17', 2),
  atomicAdd: store('\xfe\x1e', 2),
  /** Wakes up to `count` waiters at the address; returns how many. */
  atomicNotify: store('\xfe\x00', 2),
  /** Sleeps while the value at the address equals `expected` (timeout in ns as i64, −1 = forever). */
  atomicWait: (address: Code, expected: Code, timeout: Code, offset = 0): Code =>
    `${textOf([address, expected, timeout])}\xfe\x01\x02${unsignedLeb(offset)}`,
};

export const i64 = {
  const: (value: bigint): Code => `\x42${signedLeb(value)}`,
  add: op2('\x7c'),
  mul: op2('\x7e'),
  shrU: op2('\x88'),
  extendI32U: op1('\xad'),
};

export const f32 = {
  const: (value: number): Code => {
    const word = new DataView(new ArrayBuffer(4));
    word.setFloat32(0, value, true);
    return byteText(0x43, ...new Uint8Array(word.buffer));
  },
  load: memory('\x2a', 2),
  store: store('\x38', 2),
  add: op2('\x92'),
  sub: op2('\x93'),
  mul: op2('\x94'),
  div: op2('\x95'),
  max: op2('\x97'),
  convertI32S: op1('\xb2'),
};

export const v128 = {
  load: memory(simd(0), 2),
  load32Splat: memory(simd(9), 2),
  /** Loads one 32-bit value into lane 0 and zeroes the rest. */
  load32Zero: memory(simd(92), 2),
  load64Zero: memory(simd(93), 2),
  /** Eight bytes as unsigned 16-bit lanes. */
  load8x8U: memory(simd(2), 0),
  store: store(simd(11), 2),
  load32Lane: laneMemory(86, 2),
  store32Lane: laneMemory(90, 2),
  store64Lane: laneMemory(91, 2),
  const: (values: readonly number[]): Code => simd(12) + byteText(...values),
  not: simd1(77),
  and: simd2(78),
  andNot: simd2(79),
  or: simd2(80),
  xor: simd2(81),
  /** Bits of `a` where the mask is 1, of `b` elsewhere. */
  bitSelect: simd3(82),
  anyTrue: simd1(83),
  /** Byte lanes of the pair (a, b). */
  shuffle: (a: Code, b: Code, lanes: readonly number[]): Code => textOf(a) + textOf(b) + simd(13) + byteText(...lanes),
};

export const f32x4 = {
  splat: simd1(19),
  extractLane: ofLane(31),
  replaceLane: toLane(32),
  eq: simd2(65),
  ne: simd2(66),
  lt: simd2(67),
  gt: simd2(68),
  le: simd2(69),
  ge: simd2(70),
  ceil: simd1(103),
  floor: simd1(104),
  trunc: simd1(105),
  nearest: simd1(106),
  abs: simd1(224),
  neg: simd1(225),
  sqrt: simd1(227),
  add: simd2(228),
  sub: simd2(229),
  mul: simd2(230),
  div: simd2(231),
  min: simd2(232),
  max: simd2(233),
  /** `b < a ? b : a`; twice as fast as min. */
  pmin: simd2(234),
  /** `a < b ? b : a`; twice as fast as max. */
  pmax: simd2(235),
  convertI32x4S: simd1(250),
  convertI32x4U: simd1(251),
  relaxedMadd: simd3(0x105),
  relaxedNmadd: simd3(0x106),
  const: (value: number): Code => f32x4.splat(f32.const(value)),
};

export const i32x4 = {
  splat: simd1(17),
  extractLane: ofLane(27),
  replaceLane: toLane(28),
  eq: simd2(55),
  ne: simd2(56),
  ltS: simd2(57),
  gtS: simd2(59),
  leS: simd2(61),
  geS: simd2(63),
  geU: simd2(64),
  abs: simd1(160),
  neg: simd1(161),
  shl: simd2(171),
  shrS: simd2(172),
  shrU: simd2(173),
  add: simd2(174),
  sub: simd2(177),
  mul: simd2(181),
  minS: simd2(182),
  minU: simd2(183),
  maxS: simd2(184),
  truncSatF32x4S: simd1(248),
  const: (value: number): Code => i32x4.splat(i32.const(value)),
};

export const i64x2 = {
  splat: simd1(18),
  eq: simd2(214),
  ltS: simd2(216),
  gtS: simd2(217),
  shl: simd2(203),
  shrU: simd2(205),
  add: simd2(206),
  sub: simd2(209),
  /** Products of unsigned lanes of 32 bits: the first two, the last two. */
  extendedMulLowU32: simd2(222),
  extendedMulHighU32: simd2(223),
};

export const f64x2 = {
  ge: simd2(76),
  gt: simd2(74),
  lt: simd2(73),
  eq: simd2(71),
  abs: simd1(236),
  sqrt: simd1(239),
  add: simd2(240),
  sub: simd2(241),
  mul: simd2(242),
  div: simd2(243),
  trunc: simd1(122),
  /** The first two of unsigned lanes of 32 bits. */
  convertLowI32x4U: simd1(255),
};

/** Between lanes of 8, 16 and 32 bits. */
export const lanes = {
  /** Lanes of 16 bits as unsigned ones of 32: the first four, the last four. */
  extendLowU16: simd1(169),
  extendHighU16: simd1(170),
  /** Lanes of 8 bits as unsigned ones of 16. */
  extendLowU8: simd1(137),
  /** Two of signed lanes as one of half their width, what does not fit at the ends of the range. */
  narrowI32ToI16: simd2(133),
  narrowI16ToU8: simd2(102),
};

export const control = {
  block: (...body: readonly Code[]): Code => `\x02\x40${textOf(body)}\x0b`,
  loop: (...body: readonly Code[]): Code => `\x03\x40${textOf(body)}\x0b`,
  if: (condition: Code, then: Code, otherwise?: Code): Code => {
    const both = otherwise === undefined ? textOf(then) : `${textOf(then)}\x05${textOf(otherwise)}`;
    return `${textOf(condition)}\x04\x40${both}\x0b`;
  },
  br: (depth: number): Code => `\x0c${unsignedLeb(depth)}`,
  brIf: (depth: number, condition: Code): Code => `${textOf(condition)}\x0d${unsignedLeb(depth)}`,
  call: (fn: number, ...args: readonly Code[]): Code => `${textOf(args)}\x10${unsignedLeb(fn)}`,
  /** Calls the function at a position of the table, of that type. */
  callIndirect: (type: number, position: Code, ...args: readonly Code[]): Code =>
    `${textOf(args)}${textOf(position)}\x11${unsignedLeb(type)}\x00`,
  return: '\x0f',
  unreachable: '\x00',
  drop: op1('\x1a'),
  select: op3('\x1b'),
  memoryCopy: op3('\xfc\x0a\x00\x00'),
  memoryFill: op3('\xfc\x0b\x00'),
};
