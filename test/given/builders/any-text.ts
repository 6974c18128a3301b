import fc from 'fast-check';

const codePoint = fc.oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10_ffff }));

/**
 * Strings of any Unicode characters, and the strings that fast-check knows as dangerous. Its own unit `binary` has the same ones,
 * but builds a table of all characters first, which takes a second in each test file.
 */
export const anyText = (size: fc.ArrayConstraints = {}): fc.Arbitrary<string> =>
  fc.oneof(
    fc.array(codePoint, size).map((codePoints) => String.fromCodePoint(...codePoints)),
    fc.string(size),
  );
