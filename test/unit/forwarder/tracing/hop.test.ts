import fc from 'fast-check';
import { hopOf, traceparentOfRecord } from '../../../../forwarder/tracing/hop.ts';
import { toTraceparent, toXRayHeader } from '../../../../platform/trace-context.ts';
import { arrivedHeaders, aTrace } from '../../../given/builders/a-trace.ts';

const newSpanId = () => '00f067aa0ba902b7';
const login = aTrace();
const bus = aTrace({ spanId: '53995c3f42cd8ad8' });
const audit = aTrace({ traceId: '6745a1f3ffffffffffffffffffffffff', spanId: '53995c3f42cd8ad8' });

test('a record continues the trace of its event as a new span', () => {
  const hop = hopOf('w3c', arrivedHeaders(login), newSpanId);

  expect(hop).toEqual({ origin: login, parent: login, own: { ...login, spanId: newSpanId() } });
  expect(hop && traceparentOfRecord(hop)).toBe(`00-${login.traceId}-00f067aa0ba902b7-01`);
});

test('the parent is the segment before the queue in X-Ray, otherwise the invocation', () => {
  const headers = { traceparent: toTraceparent(login), traceHeader: toXRayHeader(bus) };

  expect(hopOf('xray', headers, newSpanId)?.parent).toEqual(bus);
  expect(hopOf('w3c', headers, newSpanId)?.parent).toEqual(login);
});

test('a message from another invocation keeps the trace of its event', () => {
  const headers = { traceparent: toTraceparent(login), traceHeader: toXRayHeader(audit) };

  expect(hopOf('xray', headers, newSpanId)?.parent).toEqual(login);
});

test('passes on a context that is not sampled as it is', () => {
  const unsampled = aTrace({ sampled: false });
  const hop = hopOf('w3c', arrivedHeaders(unsampled), newSpanId);

  expect(hop?.own).toEqual(unsampled);
  expect(hop && traceparentOfRecord(hop)).toBe(toTraceparent(unsampled));
});

test('the decision of the event counts, and not the one of the message', () => {
  const unsampled = toXRayHeader(aTrace({ sampled: false }));

  expect(hopOf('w3c', { traceparent: toTraceparent(login), traceHeader: unsampled }, newSpanId)?.own.sampled).toBe(
    true,
  );
});

test('an event from CloudTrail has the sampled trace of the audit function', () => {
  expect(hopOf('xray', { traceparent: undefined, traceHeader: toXRayHeader(audit) }, newSpanId)).toEqual({
    origin: undefined,
    parent: audit,
    own: { ...audit, spanId: newSpanId() },
  });
});

test('an event from CloudTrail has no trace without a sampling decision', () => {
  const traceHeader = toXRayHeader({ ...audit, sampled: false });

  expect(hopOf('w3c', { traceparent: undefined, traceHeader }, newSpanId)).toBeUndefined();
});

test('malformed and hostile headers neither throw nor reach the header of the record', () => {
  const part = fc.oneof(
    fc.anything(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(toTraceparent(login), toXRayHeader(login), `${toTraceparent(login)}\r\nevil: 1`),
  );
  fc.assert(
    fc.property(fc.constantFrom('w3c' as const, 'xray' as const), part, part, (mode, traceparent, traceHeader) => {
      const hop = hopOf(mode, { traceparent, traceHeader }, newSpanId);
      if (hop) expect(traceparentOfRecord(hop)).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/);
    }),
  );
});
