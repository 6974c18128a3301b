import { traceHeaderOf, traceparentOf } from '../../../../triggers/publish/event-tracing.ts';
import { toTraceparent, toXRayHeader } from '../../../../platform/trace-context.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { aTrace } from '../../../given/builders/a-trace.ts';

const login = aTrace();
const unsampled = aTrace({ sampled: false });
// Of 100 traces, this one is the 50th.
const half = aTrace({ traceId: '6745a1f30af7651916cd43dd80000000', sampled: false });

test('with X-Ray, the decision of Lambda counts', () => {
  expect(traceparentOf(toXRayHeader(login), 'xray', 100)).toBe(toTraceparent(login));
  expect(traceparentOf(toXRayHeader(unsampled), 'xray', 100)).toBe(toTraceparent(unsampled));
});

test.each([
  [100, true],
  [51, true],
  [50, false],
  [1, false],
])('without X-Ray, a trace in a sample of %i percent is sampled: %j', (percent, sampled) => {
  expect(traceparentOf(toXRayHeader(half), 'w3c', percent)).toBe(toTraceparent({ ...half, sampled }));
});

test('a trace that Lambda samples is in every sample', () => {
  expect(traceparentOf(toXRayHeader({ ...half, sampled: true }), 'w3c', 1)).toBe(
    toTraceparent({ ...half, sampled: true }),
  );
});

test.each([undefined, '', 'Root=1-5759e988', 'Root=1;Parent=2;Sampled=1\r\nevil: 1'])(
  'an invocation with the trace header %j has no trace',
  (header) => {
    expect(traceparentOf(header, 'w3c', 100)).toBeUndefined();
    expect(traceparentOf(header, 'xray', 100)).toBeUndefined();
  },
);

test('EventBridge gets the trace of the event, which is sampled only for X-Ray', () => {
  const event = anEvent({ traceparent: toTraceparent(login) });

  expect(traceHeaderOf(event, 'xray')).toBe(toXRayHeader(login));
  expect(traceHeaderOf(event, 'w3c')).toBe(toXRayHeader(unsampled));
  expect(traceHeaderOf(anEvent({ traceparent: toTraceparent(unsampled) }), 'xray')).toBe(toXRayHeader(unsampled));
});

test.each([undefined, '', 'garbage', `${toTraceparent(login)};Sampled=1`])(
  'an event with the traceparent %j has no trace header',
  (traceparent) => {
    expect(traceHeaderOf(anEvent(traceparent === undefined ? {} : { traceparent }), 'xray')).toBeUndefined();
  },
);
