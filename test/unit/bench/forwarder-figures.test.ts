import { cellsOf, coldCellsOf, mediansOf, type Row, type Run } from '../../../bench/forwarder/figures.ts';
import { goalsOf } from '../../../bench/forwarder/goals.ts';
import { names } from '../../../bench/forwarder/variants.ts';

const aRun = (over: Partial<Run> = {}): Run => ({
  ...{ loadMs: 30, firstMs: 20, cpuUs: 10, elapsedUs: 20, peakMiB: 100, sent: 1000, bytes: 200 },
  ...over,
});
const aRow = (name: string, batch: number, over: Partial<Row> = {}): Row => ({
  name,
  batch,
  ...mediansOf([aRun()]),
  ...over,
});

test('each figure of a row is the median of its runs', () => {
  const runs = [aRun({ cpuUs: 9, peakMiB: 300 }), aRun({ cpuUs: 30, peakMiB: 100 }), aRun({ cpuUs: 10, peakMiB: 200 })];

  expect(mediansOf(runs)).toMatchObject({ cpuUs: 10, peakMiB: 200, bytes: 200 });
});

test('bytes that nobody counted are not made up', () => {
  expect(mediansOf([aRun({ bytes: undefined })]).bytes).toBeUndefined();
  expect(cellsOf([aRow('any', 10, { bytes: undefined })], 'none')[0]?.at(-1)).toBe('');
});

test('speed is events per CPU second, compared with bare kafkajs at the same batch', () => {
  const rows = [aRow('floor', 10), aRow('ours', 10, { cpuUs: 12.5 }), aRow('ours', 100, { cpuUs: 5 })];

  expect(cellsOf(rows, 'floor').map(([name, batch, perSecond, , ratio]) => [name, batch, perSecond, ratio])).toEqual([
    ['floor', '10', '100000', '1.00'],
    ['ours', '10', '80000', '0.80'],
    ['ours', '100', '200000', ''],
  ]);
});

test('a cold start is loading and the first response, compared with bare kafkajs', () => {
  expect(coldCellsOf([aRow('floor', 1), aRow('ours', 1, { loadMs: 45 })], 'floor')).toEqual([
    ['floor', '30.0', '20.0', '50.0', '1.00'],
    ['ours', '45.0', '20.0', '65.0', '1.30'],
  ]);
});

describe('the goals', () => {
  const rows = [
    aRow(names.kafkajs, 100, { cpuUs: 17 }),
    aRow(names.ours, 100, { cpuUs: 20 }),
    aRow(names.kafkajs, 1000, { cpuUs: 16 }),
    aRow(names.ours, 1000, { cpuUs: 20, peakMiB: 256 }),
    aRow(names.perEventTls, 1, { cpuUs: 2000 }),
  ];
  const cold = [aRow(names.kafkajs, 1), aRow(names.ours, 1, { loadMs: 46 })];

  test('say of each what was measured, and whether that is enough', () => {
    expect(goalsOf(rows, cold).map(([, ...rest]) => rest)).toEqual([
      ['0.85', '>= 0.85', 'yes'],
      ['0.80', '>= 0.85', 'no'],
      ['100', '>= 100', 'yes'],
      ['256', '<= 256', 'yes'],
      ['1.32', '<= 1.3', 'no'],
    ]);
  });

  test.each([
    [16.98, '0.849', 'no'],
    [16.9999, '0.849995', 'no'],
    [17.0002, '0.85001', 'yes'],
  ])('show a figure next to the wanted one with enough digits: %d/20', (cpuUs, measured, reached) => {
    const close = rows.with(0, aRow(names.kafkajs, 100, { cpuUs }));

    expect(goalsOf(close, cold)[0]?.slice(1)).toEqual([measured, '>= 0.85', reached]);
  });

  test('throw when a figure was not measured', () => {
    expect(() => goalsOf(rows.slice(1), cold)).toThrow('was not measured');
  });
});
