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
