import { withLoadGuard } from './load-guard.ts';

/** Lambda handler of every observed trigger. Whatever fails, the function's own code included, it returns Cognito's event. */
export const handler = await withLoadGuard(
  async () => (await import('./trigger-runtime.ts')).startTriggerRuntime(process.env),
  (line) => void process.stdout.write(`${line}\n`),
  process.env['EVENT_BUS_NAME'],
);
