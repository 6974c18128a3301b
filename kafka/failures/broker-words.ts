/** Maximum number of characters of a broker's words that reach the log. */
export const mostWords = 200;

/** A value that is shorter than this is part of many words. Replacing it would garble the words and reveal it. */
const shortestReplaced = 4;

// The prefix that kafkajs adds to the words of a broker (src/broker/saslAuthenticator/).
const prefix = /^SASL [\w -]{1,40}? authentication failed: /;

// Control, format and separator characters: they could forge lines of the log or change how it is shown.
const unprintable = /[\p{C}\p{Z}\s]+/gu;

// No word of a language is this long, but tokens and keys are.
const tokenLike = /[\w+=-]{48,}/g;

/**
 * Returns a broker's own words about a refused authentication in a form for the log: one line, at most 200 characters,
 * without the secrets. Empty if there are none, or if they contain a secret that is too short to be replaced.
 */
export function brokerWords(message: string, secrets: readonly string[]): string {
  const forms = secrets.filter(Boolean).flatMap(formsOf);
  const words = message.replace(prefix, '');
  const isShort = (form: string): boolean => form.length < shortestReplaced && without([form], words) !== words;
  if (forms.some(isShort)) return '';
  // Again after the spaces have changed: they may be part of a secret.
  const oneLine = without(forms, without(forms, words).replace(unprintable, ' ').trim()).replace(tokenLike, '***');
  // By code points, so that no character is cut in half.
  const characters = Array.from(oneLine);
  return characters.length > mostWords ? `${characters.slice(0, mostWords).join('')}…` : oneLine;
}

/** The longest first: one may be part of another. */
function without(forms: readonly string[], words: string): string {
  const escaped = forms.map((form) => form.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  const longestFirst = escaped.sort((one, other) => other.length - one.length);
  return longestFirst.length > 0 ? words.replace(new RegExp(longestFirst.join('|'), 'gi'), '***') : words;
}

/** A secret as it is, and as a broker's message may quote it. */
const formsOf = (secret: string): string[] => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret.toWellFormed()),
  Buffer.from(secret).toString('base64').replaceAll('=', ''),
  Buffer.from(secret).toString('base64url'),
];
