// Tokenizer: texts to numbers of tokens, as transformers' tokenizers of the same files give them.

import { Tokenizer as Engine } from '@huggingface/tokenizers';
import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireInteger, requireStrings } from '../base/require.ts';
import { type Tensor, tensor } from '../tensor/index.ts';
import {
  type BytePairs,
  clipTokenizerJson,
  END_OF_TEXT,
  lowerSigma,
  parseJson,
  parseMerges,
  parseVocabulary,
} from './clip-format.ts';

/** Contents of the files of a tokenizer, as Hugging Face's repositories hold them: `tokenizerJson`, or else `vocab` and `merges`. */
export interface TokenizerFiles {
  /** tokenizer.json */
  readonly tokenizerJson?: string;
  /** tokenizer_config.json, which may be missing. */
  readonly tokenizerConfig?: string;
  /** vocab.json */
  readonly vocab?: string;
  /** merges.txt */
  readonly merges?: string;
}

/** Options of `Tokenizer.encode`. */
export interface EncodeOptions {
  /** Longer texts lose their end, never the token that ends them. Default: no limit. */
  readonly maxLength?: number;
}

/** Options of `Tokenizer.encodeBatch`. */
export interface EncodeBatchOptions {
  /** Tokens of each row: longer texts lose their end, shorter ones are padded. Default 77, as CLIP's. */
  readonly contextLength?: number;
  /** Whether rows are as long as the longest text only, where that is less than `contextLength`. Default false. */
  readonly trim?: boolean;
}

/**
 * Texts to numbers of tokens by a byte-pair or other vocabulary in Hugging Face's files, with the tokens of start and end around them.
 * `fromFiles`, `fromBytePairs` and `load` of a folder make one.
 * @example
 * const tokenizer = Tokenizer.fromBytePairs(trainBytePairs(['red dog', 'red cat', 'red']));
 * tokenizer.encode('Red cat'); // [514, 513, 66, 64, 339, 515]
 */
export class Tokenizer {
  /** How many numbers of tokens there are: one more than the largest. */
  readonly vocabularySize: number;
  /** Of the token before each text; undefined where there is none. */
  readonly startTokenId: number | undefined;
  /** Of the token behind each text; undefined where there is none. */
  readonly endTokenId: number | undefined;
  /** Of the token that fills rows up. */
  readonly padTokenId: number;
  private readonly engine: Engine;
  /** Whether it makes small letters. */
  private readonly lowersFirst: boolean;

  private constructor(
    private readonly json: object,
    config: Readonly<Record<string, unknown>>,
    name: string,
  ) {
    try {
      this.engine = new Engine(json, config);
      this.engine.encode('a');
    } catch (error) {
      throw new ValueError(`${name}: it is not the tokenizer.json of a tokenizer (${(error as Error).message})`, {
        cause: error,
      });
    }
    this.lowersFirst = JSON.stringify((json as { normalizer?: unknown }).normalizer ?? null).includes('"Lowercase"');
    const ids = [...this.engine.get_vocab().values()];
    this.vocabularySize = ids.reduce((most, id) => Math.max(most, id), -1) + 1;
    const around = this.engine.encode('').ids;
    const idOf = (key: string): number | undefined => {
      const given = config[key];
      const token = typeof given === 'object' && given !== null ? (given as { content?: unknown }).content : given;
      return typeof token === 'string' ? this.engine.token_to_id(token) : undefined;
    };
    this.endTokenId = around.at(-1) ?? idOf('eos_token');
    this.startTokenId = around.length > 1 ? around[0] : undefined;
    this.padTokenId = idOf('pad_token') ?? this.endTokenId ?? 0;
  }

  /**
   * Of the contents of a repository's files: tokenizer.json, or else vocab.json and merges.txt, which are taken as CLIP's.
   * @throws ValueError for files that are missing or damaged
   */
  static fromFiles(files: TokenizerFiles): Tokenizer {
    requireOptions('Tokenizer.fromFiles', files, ['tokenizerJson', 'tokenizerConfig', 'vocab', 'merges']);
    const { tokenizerJson, tokenizerConfig, vocab, merges } = files;
    const config = tokenizerConfig === undefined ? {} : asObject(tokenizerConfig, 'tokenizer_config.json');
    if (tokenizerJson !== undefined)
      return new Tokenizer(asObject(tokenizerJson, 'tokenizer.json'), config, 'tokenizer.json');
    if (vocab === undefined || merges === undefined)
      throw new ValueError(
        'Tokenizer.fromFiles: needs tokenizerJson, or vocab and merges: give the contents of the files',
      );
    const pairs = { vocabulary: parseVocabulary(vocab, 'vocab.json'), merges: parseMerges(merges, 'merges.txt') };
    return Tokenizer.ofPairs(pairs, config);
  }

  /**
   * Of a vocabulary and its merges, such as `trainBytePairs` gives, cut into words as CLIP's tokenizer does.
   * @throws ValueError for a vocabulary without `<|startoftext|>` and `<|endoftext|>`, or merges that it lacks the tokens of
   */
  static fromBytePairs(pairs: BytePairs): Tokenizer {
    return Tokenizer.ofPairs(pairs, {});
  }

  private static ofPairs(pairs: BytePairs, config: Readonly<Record<string, unknown>>): Tokenizer {
    const { vocabulary, merges } = pairs;
    const lacking = merges.find((pair) => ![...pair, pair.join('')].every((token) => vocabulary.has(token)));
    if (lacking)
      throw new ValueError(
        `tokenizer: the vocabulary lacks a token of the merge ${lacking.join(' ')}; take the merges of the same tokenizer`,
      );
    return new Tokenizer(clipTokenizerJson(pairs), { pad_token: END_OF_TEXT, ...config }, 'tokenizer');
  }

  /**
   * Numbers of a text's tokens, those of start and end with them.
   * @throws ValueError for anything but a text, or a maxLength that has no room for start and end
   */
  encode(text: string, options: EncodeOptions = {}): number[] {
    requireOptions('Tokenizer.encode', options, ['maxLength']);
    if (typeof text !== 'string') refuse('Tokenizer.encode', 'text', 'a string', text);
    const { maxLength = Number.MAX_SAFE_INTEGER } = options;
    requireInteger('Tokenizer.encode', 'maxLength', maxLength, 2);
    const { ids } = this.engine.encode(this.lowersFirst ? lowerSigma(text) : text);
    if (ids.length <= maxLength) return ids;
    const tail = this.endTokenId === undefined || ids.at(-1) !== this.endTokenId ? [] : [this.endTokenId];
    return [...ids.slice(0, maxLength - tail.length), ...tail];
  }

  /**
   * A row of numbers for each text, of the same length.
   * @shape int32 `[texts, contextLength]`
   * @throws ValueError for a list without texts, or a contextLength below 2
   */
  encodeBatch(texts: readonly string[], options: EncodeBatchOptions = {}): Tensor {
    requireOptions('Tokenizer.encodeBatch', options, ['contextLength', 'trim']);
    const { contextLength = 77, trim = false } = options;
    requireStrings('Tokenizer.encodeBatch', 'texts', texts);
    if (texts.length === 0) throw new ValueError('Tokenizer.encodeBatch: there are no texts; give one at least');
    const rows = texts.map((text) => this.encode(text, { maxLength: contextLength }));
    const length = trim ? rows.reduce((most, row) => Math.max(most, row.length), 0) : contextLength;
    const ids = new Int32Array(rows.length * length).fill(this.padTokenId);
    for (const [i, row] of rows.entries()) ids.set(row, i * length);
    return tensor(ids, [rows.length, length]);
  }

  /**
   * The text of numbers of tokens, without those of start and end.
   * @throws ValueError for a number that is no token's
   */
  decode(ids: ArrayLike<number>): string {
    const list = Array.from(ids);
    const unknown = list.find((id) => this.engine.id_to_token(id) === undefined);
    if (unknown !== undefined) throw new ValueError(`Tokenizer.decode: ${unknown} is no token of the vocabulary`);
    const text = this.engine.decode(list, { skip_special_tokens: true, clean_up_tokenization_spaces: false });
    return text.replaceAll('</w>', ' ').trim();
  }

  /** Contents of the files that transformers reads it from again: tokenizer.json and tokenizer_config.json. */
  files(): { readonly tokenizerJson: string; readonly tokenizerConfig: string } {
    const token = (id: number | undefined): string | undefined =>
      id === undefined ? undefined : this.engine.id_to_token(id);
    const [bos, eos, pad] = [this.startTokenId, this.endTokenId, this.padTokenId].map(token);
    const config = {
      tokenizer_class: 'CLIPTokenizer',
      ...{ bos_token: bos, eos_token: eos, pad_token: pad, unk_token: eos },
    };
    return { tokenizerJson: JSON.stringify(this.json), tokenizerConfig: `${JSON.stringify(config, null, 2)}\n` };
  }
}

function asObject(text: string, name: string): Record<string, unknown> {
  const json = parseJson(text, name);
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Record<string, unknown>;
  throw new ValueError(`${name}: it is no object; fetch or save it again`);
}
