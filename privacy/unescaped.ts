/** Maximum number of times that a text is unescaped: `%2540` is escaped twice. */
const mostTimes = 8;

/** A text without the escapes of URLs, HTML, JSON, email (quoted-printable, UTF-7), however often it is escaped. */
export function unescaped(text: string): string {
  let plain = text;
  for (let times = 0; times < mostTimes; times++) {
    const next = unescapedOnce(plain);
    if (next === plain) break;
    plain = next;
  }
  return plain;
}

const unescapedOnce = (text: string): string =>
  percentDecoded(text)
    .replace(/&#0*(\d{1,7});?|&#x0*([\da-f]{1,6});?/gi, (_escape, decimal?: string, hex?: string) =>
      characterOf(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)),
    )
    .replace(
      /[\\%](?:u\{0*([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2}))/gi,
      (_escape, ...codes: (string | undefined)[]) =>
        characterOf(Number.parseInt(codes.find((code) => code !== undefined) ?? '', 16)),
    )
    .replace(/&(amp|commat|plus|nbsp);/gi, (_escape, name: string) => named[name.toLowerCase()] ?? '')
    // Only the two characters of email that matter: most readers do not take "a=42" for an escape.
    .replace(/=40|\+AEA-/gi, '@')
    .replace(/=2B/gi, '+');

const named: Readonly<Record<string, string>> = { amp: '&', commat: '@', plus: '+', nbsp: ' ' };

const characterOf = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '');

function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%([0-7][\da-f])/gi, (_escape, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  }
}
