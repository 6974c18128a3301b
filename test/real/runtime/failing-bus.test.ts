import type { Behaviour } from '../../../local/rig/aws-stub.ts';
import { startTriggerFunction, type TriggerFunction } from '../../../local/rig/trigger-function.ts';
import { seededRandom } from '../../../bench/seeded-random.ts';
import { accountFor } from '../../../bench/trigger/loss-account.ts';
import { aLogin } from '../../given/builders/a-login.ts';

let trigger: TriggerFunction;
afterEach(() => trigger.stop());

test('keeps each event of 200 logins in one place while the bus fails at times', async () => {
  trigger = await startTriggerFunction();
  const random = seededRandom(20261125);
  let calls = 0;
  trigger.bus.behave((): Behaviour => {
    if (++calls === 100) return 'hangs';
    const percentile = random() * 100;
    return percentile < 10 ? 'refuses' : percentile < 12 ? 'resets' : 'accepts';
  });
  const subjects: string[] = [];
  for (let count = 0; count < 200; count++) {
    const login = aLogin();
    subjects.push(login.request.userAttributes['sub'] ?? '');
    expect((await trigger.invoke(login)).answer).toEqual(login);
  }

  const account = accountFor({
    invoked: subjects,
    onBus: trigger.bus.accepted.map(({ subject = '' }) => subject),
    inOutbox: trigger.outbox.accepted.map(({ event: { subject = '' } }) => subject),
    inLog: [],
  });
  expect(account).toMatchObject({ invocations: 200, logged: 0, lost: 0, doubled: 0 });
  expect(account.sentToOutbox).toBeGreaterThan(10);
  expect(await trigger.initializations()).toBe(1);
});
