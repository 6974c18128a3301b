/**
 * Returns the first title that has the current hour (RFC 3339) or a UUIDv7 of this minute in it. Such a title is different
 * in the next run. Stryker selects the tests of a mutant by their titles, so it would not run that test, and would report
 * each mutant that only this test notices as survived.
 */
export function changingTitle(titles: readonly string[], now: Date): string | undefined {
  const hour = now.toISOString().slice(0, 'yyyy-mm-ddThh'.length);
  // The first 48 bits are the Unix time in milliseconds (RFC 9562). Without the last 16 they change about once per minute.
  const minute = Math.floor(now.getTime() / 2 ** 16);
  const uuids = [minute, minute - 1].map((value) => value.toString(16).padStart(8, '0'));
  return titles.find(
    (title) => title.includes(hour) || uuids.some((uuid) => new RegExp(`\\b${uuid}-[0-9a-f]{4}-7`).test(title)),
  );
}
