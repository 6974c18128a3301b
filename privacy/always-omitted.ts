import {
  compounds,
  foreignSecrets,
  harmlessParts,
  lookAlikes,
  measures,
  secondFactors,
  secretEnding,
  secretPairs,
  secretParts,
  secretWords,
} from './secret-words.ts';

/**
 * Whether a value of this name is always omitted, whatever the privacy policy says: passwords, codes, tokens,
 * answers and keys. The name is taken apart into words, so that case, separators, digits, plurals and the prefix `custom:`
 * or `dev:` do not matter. One word, a pair of words, or a part that is secret wherever it is decides.
 */
export function isAlwaysOmitted(name: string): boolean {
  const given = name.replace(/^(custom:|dev:)+/i, '').normalize('NFKC');
  if (foreignSecrets.test(given.toLowerCase())) return true;
  const latin = toLatin(given);
  if (isSecret(latin)) return true;
  // A number behind a name is a number, or it ends a word (pa55).
  return /[03457$@]/.test(latin) && [latin, latin.replace(/\d+$/, '')].some((text) => isSecret(withoutLeet(text)));
}

function isSecret(latin: string): boolean {
  const characters = alphabeticOf(latin).toLowerCase();
  if (hasSecretPart(characters)) return true;
  if (!anyWord.test(characters)) return false;
  const spaced = latin.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  // Humps may be in odd places (OTPcode), and separators, too (o.t.p).
  return [wordsOf(spaced), wordsOf(latin), wordsOf(characters)].some(tellOfSecret);
}

/** Returns the text without accents, and with Latin characters in place of look-alikes. */
const toLatin = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[^\0-\x7F]/gu, (character) => {
      const small = character.toLowerCase();
      const latin = lookAlikes.get(small) ?? character;
      return small === character ? latin : latin.toUpperCase();
    });

const leet: Readonly<Record<string, string>> = { '0': 'o', '3': 'e', '4': 'a', '5': 's', '7': 't', $: 's', '@': 'a' };

const withoutLeet = (text: string): string => text.replace(/[03457$@]/g, (sign) => leet[sign] ?? sign);

const alphabeticOf = (text: string): string => text.replace(/[^A-Za-z]/g, '');

const hasSecretPart = (characters: string): boolean => secretParts.test(characters.replace(harmlessParts, ' '));

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)
    .flatMap(partsOf);

/** Whether the words of a name, in their order, mean a secret. */
function tellOfSecret(words: readonly string[]): boolean {
  // For example of a survey. The answer to a challenge is singular, or has such a name.
  if (words.length === 1 && words[0] === 'answers') return false;
  return words.some((word, index) => {
    const [before, behind] = [words[index - 1] ?? '', words[index + 1] ?? ''];
    const one = known().get(word);
    if (one === undefined) return secretEnding.test(word) && !measures.has(behind);
    if (secretPairs.get(one)?.has(before)) return true;
    const neighbors = secretWords.get(one);
    if (!neighbors || measures.has(behind) || neighbors.behind?.has(behind)) return false;
    return !neighbors.before?.has(before) || words.some((other) => secondFactors.has(other));
  });
}

// Most names contain none of the words, so the remaining checks are skipped.
const anyWord = new RegExp([...secretWords.keys(), ...secretPairs.keys()].join('|'));

let words: ReadonlyMap<string, string> | undefined;

/** The words of the lists, in singular and plural, with their singular. Created for the first name that needs them. */
const known = (): ReadonlyMap<string, string> =>
  (words ??= new Map(
    [...compounds, ...secretPairs.keys(), ...secretWords.keys()].flatMap((word) =>
      ['es', 's', ''].map((ending) => [word + ending, word] as const),
    ),
  ));

// The length of the longest word of the lists, in the plural.
const longestPart = 15;
const longestCompound = 40;

/** The parts of a word that is written together, if it has no others than those known: `smsotp`, `userpin`. */
function partsOf(word: string): readonly string[] {
  if (word.length > longestCompound || known().has(word)) return [word];
  // By length: the parts of the beginning of the word.
  const begun: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    for (let start = Math.max(0, end - longestPart); start < end && !begun[end]; start++) {
      const [before, part] = [begun[start], word.slice(start, end)];
      if (before && known().has(part)) begun[end] = [...before, part];
    }
  }
  return begun[word.length] ?? [word];
}
