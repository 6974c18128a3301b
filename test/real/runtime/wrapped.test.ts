import { startTriggerFunction, type TriggerFunction } from '../../../local/rig/trigger-function.ts';
import { aLogin } from '../../given/builders/a-login.ts';
import { wrappedFunction } from '../../../local/rig/wrapped-function.ts';

let trigger: TriggerFunction;
afterEach(() => trigger.stop());

const styles = `
  const wrapped = {
    async: async (event) => event,
    promise: (event) => Promise.resolve(event),
    value: (event) => event,
    callback: (event, context, callback) => { callback(null, event); },
    later: (event, context, callback) => setTimeout(() => callback(null, event), 5),
    byDefault: (event, context, callback = () => undefined) => setTimeout(() => callback(null, event), 5),
    byRest: (...given) => setTimeout(() => given[2](null, given[0]), 5),
    byArguments: function () { const [event, , callback] = arguments; return setTimeout(() => callback(null, event), 5); },
    done: (event, context) => setTimeout(() => context.done(null, event), 5),
    succeed: (event, context) => { setTimeout(() => context.succeed(event), 5); return true; },
    bound: function (event, context, callback) { setTimeout(() => callback(null, event), 5); }.bind({}),
    goesOn: (event, context, callback) => { callback(null, event); setTimeout(() => { event.version = 'done'; }, 20); },
    changesLater: async (event) => { setTimeout(() => { event.version = 'late'; }, 1); return event; },
    emptyLoop: (event, context) => ({ notYet: true }),
  };
  const all = Object.fromEntries(Object.entries(wrapped).map(([name, style]) => [name, withIdentityEvents(style)]));
  export const handler = (event, context) => all[event.request.clientMetadata.style](event, context);
`;
const names = [...styles.matchAll(/^ {4}(\w+):/gm)].map(([, name = '']) => name);

test('runs each style of handler on Node 24, which calls none with a callback', async () => {
  trigger = await startTriggerFunction({ prepare: wrappedFunction(styles), settings: { PUBLISH_TIMEOUT_MS: '3500' } });
  const expected: Record<string, object> = { goesOn: { version: 'done' }, emptyLoop: { notYet: true } };

  expect(names.length).toBeGreaterThan(12);
  for (const style of names) {
    const login = aLogin();
    const event = { ...login, request: { ...login.request, clientMetadata: { style } } };
    const { answer } = await trigger.invoke(event);

    expect([style, answer]).toEqual([style, { ...(style === 'emptyLoop' ? {} : event), ...expected[style] }]);
    // An answer that Cognito rejects is not a login.
    const told = trigger.bus.accepted.filter(({ subject }) => subject === login.request.userAttributes['sub']);
    expect([style, told.length]).toEqual([style, style === 'emptyLoop' ? 0 : 1]);
  }
  expect(await trigger.initializations()).toBe(1);
});

test('answers before its time limit with a bus and an outbox that hang, and logs', async () => {
  const works = `export const handler = withIdentityEvents(
    (event) => new Promise((done) => setTimeout(done, Number(event.request.clientMetadata?.ms ?? 0), event)),
  );`;
  trigger = await startTriggerFunction({ prepare: wrappedFunction(works), timeoutSeconds: 3 });
  await trigger.invoke(aLogin());
  trigger.bus.behave('hangs');
  trigger.outbox.behave('hangs');

  const one = aLogin();
  const login = { ...one, request: { ...one.request, clientMetadata: { ms: '2400' } } };
  const { answer, responseMs } = await trigger.invoke(login);

  expect(answer).toEqual(login);
  expect(responseMs).toBeLessThan(3_000);
  expect((await trigger.lines()).at(-1)).toMatchObject({
    message: 'event not published',
    EventsNotPublished: 1,
    event: { subject: login.request.userAttributes['sub'] },
  });
});
