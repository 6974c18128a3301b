import { guarded } from './guarded.ts';

/** Lambda handler of every observed trigger. Whatever breaks, its own code included, Cognito gets its own event back. */
export const handler = await guarded(
  async () => (await import('./start-observing.ts')).startObserving(process.env),
  (line) => void process.stdout.write(`${line}\n`),
  process.env['EVENT_BUS_NAME'],
);
