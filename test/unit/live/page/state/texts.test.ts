import {
  ageText,
  clockText,
  countText,
  durationText,
  rateText,
  sizeText,
} from '../../../../../live/page/state/amounts.ts';
import { hopDurations, msToKafka } from '../../../../../live/page/state/hop-durations.ts';
import { jsonLines } from '../../../../../live/page/state/json-lines.ts';
import { createStore } from '../../../../../live/page/state/store.ts';
import { textRuns, visibleText } from '../../../../../live/page/state/visible-text.ts';

const shown = (value: unknown, maxLines = 100) =>
  jsonLines(value, maxLines)
    .map(({ depth, tokens }) => '  '.repeat(depth) + tokens.map(({ text }) => text).join(''))
    .join('\n');

describe('jsonLines', () => {
  it.each([{ a: 1, b: [true, null, 'x"y', {}], c: { d: [] }, e: -1.5 }, [1, [2, { a: 3 }]], 'text', null])(
    'formats %j as JSON.stringify does',
    (value) => {
      expect(shown(value)).toBe(JSON.stringify(value, undefined, 2));
    },
  );

  it('names the path of each property, also in lists', () => {
    const paths = jsonLines({ data: { reason: 'x', list: [{ name: 'y' }] } }, 100).flatMap(({ path }) => path ?? []);

    expect(paths).toEqual(['data', 'data.reason', 'data.list', 'data.list.name']);
  });

  it('ends at the maximum number of lines', () => {
    expect(
      jsonLines(
        Array.from({ length: 1_000 }, () => 1),
        20,
      ),
    ).toHaveLength(20);
  });
});

describe('textRuns', () => {
  it.each([
    ['\u202e', 'U+202E'],
    ['\u2066', 'U+2066'],
    ['\u200b', 'U+200B'],
    ['\u001b', 'U+001B'],
    ['\u0000', 'U+0000'],
    ['\n', 'U+000A'],
    ['\ud800', 'U+D800'],
    ['\u{e0041}', 'U+E0041'],
  ])('names the character %j', (character, name) => {
    expect(textRuns(`a${character}b`)).toEqual([
      { text: 'a', isMark: false },
      { text: name, isMark: true },
      { text: 'b', isMark: false },
    ]);
  });

  it('leaves visible characters of every script as they are', () => {
    const text = 'Zoë <script> 東京 مرحبا 😀';

    expect(textRuns(text)).toEqual([{ text, isMark: false }]);
    expect(textRuns('')).toEqual([]);
  });

  it('fits on one line for titles', () => {
    expect(visibleText('a\u202e\nb')).toBe('a⟨U+202E⟩⟨U+000A⟩b');
  });
});

describe('amounts', () => {
  it.each([
    [countText(12_034), '12,034'],
    [rateText(0), '0'],
    [rateText(0.04), '<0.1/s'],
    [rateText(3.44), '3.4/s'],
    [rateText(210.4), '210/s'],
    [durationText(12), '12 ms'],
    [durationText(-3), '-3 ms'],
    [durationText(1_449), '1.4 s'],
    [durationText(180_000), '3 min'],
    [ageText(999), '0 s'],
    [ageText(59_999), '59 s'],
    [ageText(60_000), '1 min'],
    [ageText(7_200_000), '2 h'],
    [ageText(172_800_000), '2 d'],
    [sizeText(512), '512 B'],
    [sizeText(14_230), '14.2 kB'],
    [sizeText(1_048_576), '1.0 MB'],
    [clockText(Date.UTC(2026, 10, 30, 3, 12, 45, 123)), '03:12:45.123'],
    [clockText(9e15), ''],
  ])('prints %s', (text, expected) => {
    expect(text).toBe(expected);
  });
});

describe('hopDurations', () => {
  it('measures each hop from the moment before it', () => {
    const times = { happened: 100, published: 110, queued: 125, received: 130, acknowledged: 170, consumed: 171 };

    expect(hopDurations(times).map(({ to, ms }) => `${to} ${ms}`)).toEqual([
      'published 10',
      'queued 15',
      'received 5',
      'acknowledged 40',
      'consumed 1',
    ]);
    expect(msToKafka(times)).toBe(70);
  });

  it('includes an unknown moment in the next hop', () => {
    expect(hopDurations({ happened: 100, queued: 125, consumed: 171 })).toEqual([
      { to: 'queued', ms: 25 },
      { to: 'consumed', ms: 46 },
    ]);
    expect(hopDurations({ queued: 5, consumed: 7 })).toEqual([{ to: 'consumed', ms: 2 }]);
    expect(msToKafka({ happened: 100, consumed: 171 })).toBeUndefined();
  });
});

describe('createStore', () => {
  it('tells its listeners of changes, until they end their subscription', () => {
    const store = createStore((state: number, add: number) => state + add, 1);
    const seen: number[] = [];
    const end = store.subscribe(() => seen.push(store.get()));
    store.dispatch(2);
    store.dispatch(0);
    end();
    store.dispatch(4);

    expect(seen).toEqual([3]);
    expect(store.get()).toBe(7);
  });
});
