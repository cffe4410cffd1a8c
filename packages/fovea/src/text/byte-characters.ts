// The characters that stand for bytes in vocabularies of byte-level tokenizers, as GPT-2 began it: printable ones stand for themselves.

const isPrintable = (byte: number): boolean =>
  (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);

/** Bytes in the order in which vocabularies list them: those that stand for themselves, then the others. */
export const LISTED_BYTES: readonly number[] = [true, false].flatMap((printable) =>
  Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => isPrintable(byte) === printable),
);

/** By byte. The others stand, one after another, from U+0100 on. */
export const BYTE_CHARACTERS: readonly string[] = (() => {
  const characters: string[] = [];
  for (const [i, byte] of LISTED_BYTES.entries())
    characters[byte] = String.fromCodePoint(
      isPrintable(byte) ? byte : 0x100 + i - LISTED_BYTES.filter(isPrintable).length,
    );
  return characters;
})();
