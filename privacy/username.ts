import { unescaped } from './unescaped.ts';

/** The user attributes that a user name can be in itself. */
export type PersonalAttribute = 'email' | 'phone_number';

/**
 * Returns the attribute that a user name is; undefined for a plain name. Finds full-width characters, digits of other
 * scripts, `mailto:` and `tel:`, percent-encoding, extensions, and a name behind an identity provider. Deliberately wide:
 * a name of six digits or more might be a phone number, so it counts as one.
 */
export function attributeInUsername(username: string): PersonalAttribute | undefined {
  if (uuid.test(username)) return undefined;
  const text = inPlainCharacters(username);
  if (partOfEmailAddress.test(text) && emailAddress.test(text)) return 'email';
  const number = inAsciiDigits(text);
  if (digitsIn(number) < fewestDigitsInternational) return undefined;
  const isNumber =
    isPhoneNumber(number) ||
    behind(/[_:|/\\=]/g, number).some(isProvidersPhoneNumber) ||
    behind(/[-.#~;,(]/g, number.replace(anyUuid, '')).some(isNationalNumber);
  return isNumber ? 'phone_number' : undefined;
}

// The user name that Cognito creates for a user who signs in by an address or a number, and each user's sub.
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

const anyUuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;

/** Returns the name without escapes, invisible characters and marks, normalized (NFKC) and in lowercase. */
function inPlainCharacters(username: string): string {
  const text = unescaped(username);
  // V8 takes milliseconds to compile classes of Unicode, and most names need none of them.
  if (/^[\x20-\x7E]*$/.test(text)) return text.toLowerCase().trim();
  return text
    .replace(/[\u{E0020}-\u{E007E}]/gu, (tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000))
    .replace(/[ⓐⒶ⒜🄐🅐🄰🅰]/gu, '@')
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
    .trim();
}

/** Without one of these a name has no email address: it is looked for first, because V8 takes milliseconds to compile the whole expression. */
const partOfEmailAddress = /@|^mailto:|#ext#|[^a-z\d]at[^a-z\d]/;

// "ann(at)example.com" and "ann_at_example.com", too; #EXT# ends the name of a guest in Entra ID.
const emailAddress =
  /@|^mailto:|#ext#|[([{<]\s*at\s*[)\]}>]|[\p{L}\d][\s._/:*~|+-]at[\s._/:*~|+-][\p{L}\d.-]*(?:\.|[\s._([{-]dot[\s._)\]}-])\p{L}{2,}/u;

/** Digits and numerals of any script as ASCII digits: which digit does not matter, except in the ASCII of a date. */
const inAsciiDigits = (text: string): string =>
  text.replace(/[^\0-\x7F]/gu, (sign) => (/[\p{N}零一二三四五六七八九壹贰叁肆伍陆柒捌玖]/u.test(sign) ? '5' : sign));

const scheme =
  /^(?:tel|telefon|phone|mobile|mobil|handy|cell|fax|sms|smsto|mms|mmsto|callto|whatsapp|wa\.me|sips?)[\s:./=_-]*(?=[+(\d])/;
const parameters = /(?:;[\w-]{1,40}=|\?).*/s;
const extension = /[\s,;.#-]{0,5}(?:ext|extn|extension|x|durchwahl|dw|poste|anexo)[\s.:=#]*\d{1,7}$/;
const calendarDate =
  /^(?:(?:19|20)\d\d([-./_]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])([-./])(?:0[1-9]|[12]\d|3[01])\2(?:19|20)\d\d)(?:[t _]\d\d:\d\d(?::\d\d)?z?)?$/;

/** The fewest digits that count as a phone number, without and with a sign of one, such as `+` or `tel:`. */
const [fewestDigits, fewestDigitsInternational] = [6, 3];

function isPhoneNumber(text: string): boolean {
  const number = text.replace(scheme, '');
  const written = number.replace(parameters, '').replace(extension, '');
  if (uuid.test(written) || calendarDate.test(written)) return false;
  // A name with alphabetic characters is not a number, except +1-800-FLOWERS, or if it contains an international number.
  const isInternational = /^[(\s]*\+[\s(]*\d/.test(written) && digitsIn(written) >= fewestDigitsInternational;
  if (isInternational || /\+[\s(.-]*\d(?:[\s()./-]*\d){6}/.test(written)) return true;
  const fewest = number === text ? fewestDigits : fewestDigitsInternational;
  return digitsIn(written) >= fewest && !/\p{L}/u.test(written);
}

/** Returns the text behind a name and each sign that may separate a provider from its id of the user. */
function behind(sign: RegExp, text: string): string[] {
  const name = /\p{L}/u.exec(text);
  if (!name) return [];
  const signs = [...text.slice(name.index).matchAll(sign)].slice(0, mostSigns);
  return signs.map(({ index }) => text.slice(name.index + index + 1));
}

const mostSigns = 8;

/** A provider's ids can be numbers, too: those of Google have 21 digits, those of Facebook 15 to 17. */
function isProvidersPhoneNumber(text: string): boolean {
  if (!isPhoneNumber(text)) return false;
  return !/^\d+$/.test(text) || (text.length >= 9 && text.length < (text.startsWith('1') ? 15 : 16));
}

/** These signs are in names of all kinds, too: there a number has to look like one with its area, `0170-1234567`, `555-123-4567`. */
const isNationalNumber = (text: string): boolean =>
  /^0{0,2}[1-9][\d()./-]*$/.test(text) &&
  (text.startsWith('0') ? digitsIn(text) >= 9 && digitsIn(text) <= 15 : /^\d{3}[-./)]+\d{3}[-./]\d{4}$/.test(text));

const digitsIn = (text: string): number => text.replace(/\D/g, '').length;
