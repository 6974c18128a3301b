import { startTriggerFunction, type TriggerFunction } from '../../../local/rig/trigger-function.ts';
import { aLogin } from '../../given/builders/a-login.ts';
import { aTrace } from '../../given/builders/a-trace.ts';
import { parseTraceparent, toTraceparent, toXRayHeader } from '../../../platform/trace-context.ts';

let trigger: TriggerFunction;
afterEach(() => trigger.stop());

const first = aTrace({ traceId: '6745a1f3111111111111111111111111' });
const second = aTrace({ traceId: '6745a1f3222222222222222222222222', sampled: false });

test("an event has the trace of its invocation under Lambda's runtime, cold and warm", async () => {
  trigger = await startTriggerFunction({ settings: { TRACING: 'xray' } });
  for (const trace of [first, second]) await trigger.invoke(aLogin(), toXRayHeader(trace));

  expect(trigger.bus.accepted.map(({ traceparent }) => traceparent)).toEqual([first, second].map(toTraceparent));
});

test('without active tracing, the function samples the invocation itself', async () => {
  trigger = await startTriggerFunction({ settings: { TRACING: 'w3c' } });
  for (let login = 0; login < 2; login++) await trigger.invoke(aLogin());
  const traces = trigger.bus.accepted.map(({ traceparent }) => parseTraceparent(traceparent));

  expect(traces).toMatchObject([{ sampled: true }, { sampled: true }]);
  expect(traces[0]?.traceId).not.toBe(traces[1]?.traceId);
});

test('with tracing off, an event has no trace', async () => {
  trigger = await startTriggerFunction();
  await trigger.invoke(aLogin(), toXRayHeader(first));

  expect(trigger.bus.accepted).toHaveLength(1);
  expect(trigger.bus.accepted[0]).not.toHaveProperty('traceparent');
});
