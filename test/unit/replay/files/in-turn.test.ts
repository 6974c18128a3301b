import { setImmediate as turn } from 'node:timers/promises';
import { inTurn } from '../../../../replay/files/in-turn.ts';

test('writes one text at a time, and those that arrive meanwhile together, in order', async () => {
  const written: string[] = [];
  let underWay = 0;
  const write = inTurn(async (text) => {
    underWay += 1;
    expect(underWay).toBe(1);
    await turn();
    written.push(text);
    underWay -= 1;
  });

  const first = write('a');
  await Promise.resolve();
  await Promise.all([first, write('b'), write('c'), write('d')]);

  expect(written).toEqual(['a', 'bcd']);
});

test('rejects all texts of a write that fails, and writes the next ones', async () => {
  const written: string[] = [];
  const write = inTurn((text) =>
    text.includes('b') ? Promise.reject(new Error('full')) : Promise.resolve(void written.push(text)),
  );

  const first = write('a');
  await Promise.resolve();
  const rest = await Promise.allSettled([first, write('b'), write('c')]);
  await write('d');

  expect(rest.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(written).toEqual(['a', 'd']);
});
