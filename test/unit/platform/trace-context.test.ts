import fc from 'fast-check';
import {
  isInSample,
  parseTraceparent,
  parseXRayHeader,
  toTraceparent,
  toXRayHeader,
  toXRayTraceId,
  type TraceContext,
} from '../../../platform/trace-context.ts';

const hex = (length: number) =>
  fc
    .string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: length, maxLength: length })
    .filter(notZero);
const notZero = (text: string) => /[^0]/.test(text);
const contexts: fc.Arbitrary<TraceContext> = fc.record({ traceId: hex(32), spanId: hex(16), sampled: fc.boolean() });

test('keeps the context in both headers', () => {
  fc.assert(
    fc.property(contexts, (context) => {
      expect(parseXRayHeader(toXRayHeader(context))).toEqual(context);
      expect(parseTraceparent(toTraceparent(context))).toEqual(context);
    }),
  );
});

test('reads a header of Lambda in any order of its fields', () => {
  const fields = [
    'Root=1-5759e988-bd862e3fe1be46a994272793',
    ' Parent = 53995C3F42CD8AD8 ',
    'Sampled=1',
    'Lineage=1:c6c5b1b9:0',
    'Self=1-67891234-12456789abcdef012345678',
    'no field',
    '',
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(fields, { minLength: fields.length }), (shuffled) => {
      expect(parseXRayHeader(shuffled.join(';'))).toEqual({
        traceId: '5759e988bd862e3fe1be46a994272793',
        spanId: '53995c3f42cd8ad8',
        sampled: true,
      });
    }),
  );
});

const root = 'Root=1-5759e988-bd862e3fe1be46a994272793';
const parent = 'Parent=53995c3f42cd8ad8';

test.each([
  [`${root};${parent};Sampled=1`, true],
  [`${root};${parent};Sampled=0`, false],
  [`${root};${parent};Sampled=?`, false],
  [`${root};${parent};Sampled=01`, false],
  [`${root};${parent};Sampled=0;Sampled=1`, false],
  [`${root};${parent}`, false],
])('%s is sampled: %j', (header, sampled) => {
  expect(parseXRayHeader(header)?.sampled).toBe(sampled);
});

test.each([
  undefined,
  null,
  7,
  {},
  '',
  root,
  parent,
  `${root};Parent=`,
  `${root};Parent=0000000000000000`,
  `${root};Parent=53995c3f42cd8ad`,
  `${root};Parent=53995c3f42cd8ad8a`,
  `${root};Parent=53995c3f42cd8adg`,
  `Root=1-00000000-000000000000000000000000;${parent}`,
  `Root=2-5759e988-bd862e3fe1be46a994272793;${parent}`,
  `Root=1-5759e988bd862e3fe1be46a994272793;${parent}`,
  `Root=1-5759e988-bd862e3fe1be46a99427279\r;${parent}`,
  `Root=1-5759e988-bd862e3fe1be46a994272793\n1;${parent}`,
  `Root=;${root};${parent}`,
  `${root};${parent}${' '.repeat(1024)}`,
])('ignores the trace header %j', (header) => {
  expect(parseXRayHeader(header)).toBeUndefined();
});

const traceId = '0af7651916cd43dd8448eb211c80319c';
const spanId = 'b7ad6b7169203331';

test.each([
  [`00-${traceId}-${spanId}-01`, true],
  [`00-${traceId}-${spanId}-00`, false],
  [`00-${traceId}-${spanId}-02`, false],
  [`00-${traceId}-${spanId}-ff`, true],
  [`01-${traceId}-${spanId}-01`, true],
  [`cc-${traceId}-${spanId}-01-what-the-future-will-be-like`, true],
])('reads the traceparent %s as sampled: %j', (header, sampled) => {
  expect(parseTraceparent(header)).toEqual({ traceId, spanId, sampled });
});

test.each([
  undefined,
  1,
  [`00-${traceId}-${spanId}-01`],
  '',
  `ff-${traceId}-${spanId}-01`,
  `00-${traceId}-${spanId}-01-more`,
  `01-${traceId}-${spanId}-01more`,
  `00-${traceId.toUpperCase()}-${spanId}-01`,
  `00-${'0'.repeat(32)}-${spanId}-01`,
  `00-${traceId}-${'0'.repeat(16)}-01`,
  `00-${traceId}-${spanId}-1`,
  `00-${traceId}-${spanId}-01\n`,
  ` 00-${traceId}-${spanId}-01`,
  `00-${traceId}-${spanId}-01\r\nx-injected: 1`,
  `01-${traceId}-${spanId}-01-${'a'.repeat(970)}`,
])('ignores the traceparent %j', (header) => {
  expect(parseTraceparent(header)).toBeUndefined();
});

test('never throws, and results in plain headers only', () => {
  const hostile = fc.oneof(
    fc.anything(),
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(fc.string(), fc.constantFrom(root, parent, 'Sampled=1'))).map((fields) => fields.join(';')),
    fc.tuple(contexts, fc.string({ unit: 'binary' })).map(([context, more]) => toTraceparent(context) + more),
  );
  fc.assert(
    fc.property(hostile, (header) => {
      for (const context of [parseXRayHeader(header), parseTraceparent(header)]) {
        if (!context) continue;
        expect(toTraceparent(context)).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/);
        expect(toXRayHeader(context)).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=[01]$/);
      }
    }),
  );
});

test("an X-Ray trace id has the same digits as W3C's", () => {
  expect(toXRayTraceId(traceId)).toBe('1-0af76519-16cd43dd8448eb211c80319c');
});

test('a larger sample contains the smaller one, for every trace id', () => {
  fc.assert(
    fc.property(hex(32), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (id, one, other) => {
      expect(isInSample(id, 100)).toBe(true);
      expect(isInSample(id, 0)).toBe(false);
      expect(isInSample(id, Math.min(one, other)) && !isInSample(id, Math.max(one, other))).toBe(false);
    }),
  );
});

test('a tenth of the ids is in a sample of 10 percent', () => {
  const ids = Array.from({ length: 1000 }, (_unused, nth) =>
    Math.ceil((nth / 1000) * 2 ** 32)
      .toString(16)
      .padStart(32, '0'),
  );

  expect(ids.filter((id) => isInSample(id, 10))).toHaveLength(100);
});
