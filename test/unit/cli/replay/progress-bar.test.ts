import { Writable } from 'node:stream';
import { progressBar } from '../../../../cli/replay/progress-bar.ts';

function aScreen(isTTY: boolean) {
  const written: string[] = [];
  const screen = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      written.push(chunk.toString());
      done();
    },
  });
  return { screen: Object.assign(screen, { isTTY, columns: 80 }) as unknown as NodeJS.WriteStream, written };
}

test.each([
  [20, '20/20'],
  [undefined, '20 | '],
  [5, '20/20'],
])('shows the progress of %p messages', (total, shown) => {
  const { screen, written } = aScreen(true);

  const bar = progressBar(screen, total);
  bar.advance(20);
  bar.end();

  expect(written.join('')).toContain(shown);
});

test('shows the count, the total and the rate from the start to the end', () => {
  const clock = jest.spyOn(performance, 'now').mockReturnValue(1_000);
  const { screen, written } = aScreen(true);

  const bar = progressBar(screen, 20);
  const first = written.join('');
  clock.mockReturnValue(3_000);
  bar.advance(4);
  bar.advance(6);
  bar.end();
  clock.mockRestore();

  expect(first).toContain('0/20 | 0/s');
  expect(written.join('')).toContain('10/20 | 5/s');
  // The cursor is hidden, and shown again.
  const [hidden, shown] = ['\u001b[?25l', '\u001b[?25h'].map((code) => written.join('').lastIndexOf(code));
  expect([hidden !== -1, (shown ?? -1) > (hidden ?? -1)]).toEqual([true, true]);
});

test('shows the count without a total', () => {
  const { screen, written } = aScreen(true);

  progressBar(screen, undefined).end();

  expect(written.join('')).toContain('0 | 0/s');
  expect(written.join('')).not.toContain('0/0');
});

test.each([
  [false, 20],
  [true, 0],
])('with a terminal %p and %p messages it shows nothing', (isTTY, total) => {
  const { screen, written } = aScreen(isTTY);

  const bar = progressBar(screen, total);
  bar.advance(20);
  bar.end();

  expect(written).toEqual([]);
});
