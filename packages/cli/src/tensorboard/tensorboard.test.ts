// Tests of TensorBoard's files: the bytes that TensorBoard's own code writes, and files that go on.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { restartEvent, scalarsEvent, textEvent, versionEvent } from './event.ts';
import { EventFile } from './event-file.ts';
import { crc32c, maskedCrc32c, tfRecord } from './record.ts';

const folder = mkdtempSync(join(tmpdir(), 'fovea-events-'));
afterAll(() => rmSync(folder, { recursive: true }));

const EXPECTED = JSON.parse(
  readFileSync(new URL('../../test/fixtures/tensorboard.json', import.meta.url), 'utf8'),
) as Record<string, string>;
const TIME = 1700000000.25;
const LONG = `| setting | value |\n| --- | --- |\n${Array.from({ length: 40 }, (_, i) => `| row ${i} | ☺ |\n`).join('')}`;

describe('records', () => {
  it.each([
    ['version', versionEvent(TIME)],
    ['restart', restartEvent(TIME, 300)],
    ['scalars', scalarsEvent(TIME, 1, { 'train/loss': 2.25, lr: 0.1 })],
    ['odd', scalarsEvent(TIME, 2 ** 40, { zero: 0, nan: Number.NaN, inf: Number.NEGATIVE_INFINITY, ä: 1e-30 })],
    ['text', textEvent(TIME, 0, 'settings', LONG)],
  ])('of kind %s are byte by byte those of TensorBoard', (kind, event) => {
    expect(Buffer.from(tfRecord(event)).toString('hex')).toBe(EXPECTED[kind]);
  });

  it('have the checksums of RFC 3720', () => {
    expect(crc32c(new TextEncoder().encode('123456789'))).toBe(0xe3069283);
    expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
    expect(crc32c(new Uint8Array(32).fill(255))).toBe(0x62a8ab43);
    expect(crc32c(Uint8Array.from({ length: 32 }, (_, i) => i))).toBe(0x46dd794e);
    expect(crc32c(new Uint8Array(0))).toBe(0);
    expect(maskedCrc32c(new Uint8Array(0))).toBe(0xa282ead8);
  });
});

/** Data of the records of a file. */
function recordsOf(path: string): Uint8Array[] {
  const bytes = readFileSync(path);
  const records: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = Number(bytes.readBigUInt64LE(at));
    const data = bytes.subarray(at + 12, at + 12 + length);
    expect(bytes.readUInt32LE(at + 8)).toBe(maskedCrc32c(bytes.subarray(at, at + 8)));
    expect(bytes.readUInt32LE(at + 12 + length)).toBe(maskedCrc32c(data));
    records.push(data);
    at += 16 + length;
  }
  return records;
}

describe('a file of events', () => {
  it('begins with its version, and has all that was told, while it is open, too', () => {
    const file = new EventFile(folder);
    expect(recordsOf(file.path)).toHaveLength(1);
    file.restart(7);
    file.text(0, 'a', 'b');
    file.scalars(8, { x: 1 });
    const records = recordsOf(file.path);
    file.close();
    expect(records).toHaveLength(4);
    expect(Buffer.from(records[0]).toString('latin1')).toContain('brain.Event:2');
    expect(readdirSync(folder).every((name) => /^events\.out\.tfevents\.\d{10}\../.test(name))).toBe(true);
  });

  it('says where it cannot be made', () => {
    expect(() => new EventFile(join(folder, 'none'))).toThrow(
      /^cannot write .*none\/events\.out\.tfevents\.\S+: there is no such file or folder/,
    );
  });
});
