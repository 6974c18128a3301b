import { EventEmitter } from 'node:events';
import { quietTimers } from '../../../cli/quiet-timers.ts';

test("kafkajs's negative times are not shown, and every other warning is", () => {
  const events = new EventEmitter();
  const shown: string[] = [];
  events.on('warning', ({ name }: Error) => shown.push(name));

  quietTimers(events as unknown as NodeJS.Process);
  for (const name of ['TimeoutNegativeWarning', 'DeprecationWarning']) {
    events.emit('warning', Object.assign(new Error('x'), { name }));
  }

  expect(shown).toEqual(['DeprecationWarning']);
});
