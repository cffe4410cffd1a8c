// Tokenizers: the same numbers as transformers' CLIPTokenizer of the same files; byte pairs learnt from texts.

import { describe, expect, it } from 'vitest';
import { Tokenizer, trainBytePairs } from '../src/text/index.ts';
import { clipFixture } from './clip-fixture.ts';

const { vocab, merges, tokenizerJson, rows, corpus, padded } = clipFixture.tokenizer;

/** As older files have them: a pair as one text. */
function withOldMerges(json: string): string {
  const file = JSON.parse(json);
  file.model.merges = file.model.merges.map((pair: readonly string[]) => pair.join(' '));
  return JSON.stringify(file);
}

describe.each([
  ['vocab.json and merges.txt', { vocab, merges }],
  ['tokenizer.json', { tokenizerJson }],
  ['an older tokenizer.json', { tokenizerJson: withOldMerges(tokenizerJson) }],
])('a tokenizer of %s', (_, files) => {
  const tokenizer = Tokenizer.fromFiles(files);
  const texts = rows.map(({ text }) => text);

  it('encodes as transformers', () => {
    expect(texts.map((text) => tokenizer.encode(text))).toEqual(rows.map(({ ids }) => ids));
    expect(texts.map((text) => tokenizer.encode(text, { maxLength: 9 }))).toEqual(rows.map(({ short }) => short));
  });

  it('decodes as transformers', () => {
    expect(rows.map(({ ids }) => tokenizer.decode(ids))).toEqual(rows.map(({ decoded }) => decoded));
  });

  it('pads rows to one length', async () => {
    const batch = tokenizer.encodeBatch(texts.slice(0, 3), { contextLength: 8 });
    expect([batch.shape, [...(await batch.data())]]).toEqual([[3, 8], padded.flat()]);
    expect(tokenizer.encodeBatch(['', 'a cat'], { trim: true }).shape[1]).toBe(tokenizer.encode('a cat').length);
  });

  it('is written as files that make the same one', () => {
    const copy = Tokenizer.fromFiles(tokenizer.files());
    expect(texts.map((text) => copy.encode(text))).toEqual(rows.map(({ ids }) => ids));
    const { vocabularySize, startTokenId, endTokenId, padTokenId } = tokenizer;
    expect(copy).toMatchObject({ vocabularySize, startTokenId, endTokenId, padTokenId });
    expect([startTokenId, endTokenId, padTokenId]).toEqual([
      vocabularySize - 2,
      vocabularySize - 1,
      vocabularySize - 1,
    ]);
  });
});

describe('trainBytePairs', () => {
  it('joins the most frequent pair, again and again, within words', () => {
    // e·s and s·t 9 times, then es·t; l·o 7 times; n·e, e·w and w·est 6 times: of equal ones, the first in the order of letters.
    const texts = [
      'low low low low low lower lower',
      'newest newest newest newest newest newest',
      'widest widest widest',
    ];
    const { merges: found } = trainBytePairs(texts, { vocabularySize: 512 + 2 + 5 });
    expect(found.map((pair) => pair.join(' '))).toEqual(['e s', 'es t</w>', 'l o', 'e w', 'ew est</w>']);
  });

  it('gives what transformers encodes with, any text to bytes at worst', () => {
    const pairs = trainBytePairs(corpus, { vocabularySize: 560 });
    const tokenizer = Tokenizer.fromBytePairs(pairs);
    for (const { text, decoded } of rows) expect(tokenizer.decode(tokenizer.encode(text))).toBe(decoded);
    expect(tokenizer.encode('red').length).toBeLessThan(5);
    expect(tokenizer.encode('').length).toBe(2);
    expect(tokenizer.vocabularySize).toBe(pairs.vocabulary.size);
    expect(trainBytePairs(corpus, { vocabularySize: 560 })).toEqual(pairs);
  });

  it('stops where no pair occurs often enough', () => {
    expect(trainBytePairs(['abc xyz'], { minFrequency: 2 }).merges).toEqual([]);
    expect(trainBytePairs(['aaaa'], { minFrequency: 1 }).merges).toEqual([
      ['a', 'a'],
      ['a', 'a</w>'],
      ['aa', 'aa</w>'],
    ]);
  });
});

describe('refuses', () => {
  const tokenizer = Tokenizer.fromFiles({ vocab, merges });

  it.each<[string, () => unknown, string]>([
    ['no files', () => Tokenizer.fromFiles({}), 'needs tokenizerJson, or vocab and merges'],
    ['merges alone', () => Tokenizer.fromFiles({ merges }), 'needs tokenizerJson, or vocab and merges'],
    ['a page', () => Tokenizer.fromFiles({ tokenizerJson: '<html>' }), 'tokenizer.json: it is no JSON'],
    [
      'another JSON',
      () => Tokenizer.fromFiles({ tokenizerJson: '{"a":1}' }),
      'it is not the tokenizer.json of a tokenizer',
    ],
    ['a list', () => Tokenizer.fromFiles({ tokenizerJson: '[]' }), 'tokenizer.json: it is no object'],
    ['an empty vocabulary', () => Tokenizer.fromFiles({ vocab: '{}', merges }), 'vocab.json: it is no vocabulary'],
    ['texts as numbers', () => Tokenizer.fromFiles({ vocab: '{"a":"1"}', merges }), 'vocab.json: it is no vocabulary'],
    ['three parts', () => Tokenizer.fromFiles({ vocab, merges: 'a b c' }), 'merges.txt: line 1 is no pair'],
    ['other merges', () => Tokenizer.fromFiles({ vocab, merges: 'zz qq' }), 'lacks a token of the merge zz qq'],
    ['no end', () => Tokenizer.fromFiles({ vocab: '{"a":0}', merges: '' }), 'has no <|startoftext|>'],
    ['no text', () => tokenizer.encode(7 as unknown as string), 'text must be a string'],
    ['no texts', () => tokenizer.encodeBatch([]), 'there are no texts'],
    ['too short rows', () => tokenizer.encodeBatch(['a'], { contextLength: 1 }), 'maxLength must be an integer ≥ 2'],
    ['an unknown token', () => tokenizer.decode([99999]), '99999 is no token'],
    ['nothing to learn from', () => trainBytePairs([' ', '']), 'no words'],
    ['too small a vocabulary', () => trainBytePairs(['a'], { vocabularySize: 100 }), 'must be an integer ≥ 514'],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(message);
  });
});
