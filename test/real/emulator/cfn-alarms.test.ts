import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { startEmulator, type Emulator } from './emulator.ts';
import { deployStack } from './stack.ts';

let emulator: Emulator;
let cloudWatch: CloudWatch;

beforeAll(async () => {
  emulator = await startEmulator();
  cloudWatch = new CloudWatch(emulator.settings);
});
afterAll(() => emulator.stop());

const metric = (Id: string, MetricName: string) => ({
  Id,
  ReturnData: false,
  MetricStat: { Metric: { Namespace: 'AWS/SQS', MetricName }, Period: 60, Stat: 'Maximum' },
});
const expression = { Id: 'result', Expression: 'MAX([FILL(one, 0), FILL(other, 0)])' };

const alarmStack = (Metrics: readonly object[], more: object = {}) => ({
  Resources: {
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        AlarmName: 'Oldest',
        Metrics,
        EvaluationPeriods: 17,
        DatapointsToAlarm: 1,
        Threshold: 300,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'notBreaching',
        ...more,
      },
    },
  },
});
const sound = [metric('one', 'A'), metric('other', 'B'), expression];

test('creates an alarm on a math expression, whose state can be set', async () => {
  await deployStack(emulator, 'sound', alarmStack(sound));
  await cloudWatch.setAlarmState({ AlarmName: 'Oldest', StateValue: 'ALARM', StateReason: 'test' });

  const { MetricAlarms = [] } = await cloudWatch.describeAlarms({ AlarmNames: ['Oldest'] });
  expect(MetricAlarms).toMatchObject([{ StateValue: 'ALARM', Threshold: 300, EvaluationPeriods: 17 }]);
});

test.each([
  ['no query that returns data', [metric('one', 'A')], {}],
  ['two queries that return data', [...sound, { Id: 'second', Expression: 'one' }], {}],
  ['one id twice', [metric('one', 'A'), metric('one', 'B'), expression], {}],
  ['an id with a capital at its beginning', [metric('One', 'A'), expression], {}],
  ['a query without expression and metric', [...sound, { Id: 'empty', ReturnData: false }], {}],
  ['a metric besides its expression', sound, { Namespace: 'AWS/SQS', MetricName: 'A' }],
])('refuses an alarm with %s', async (what, queries, more) => {
  const name = what.replaceAll(' ', '-');

  await expect(deployStack(emulator, name, alarmStack(queries, more))).rejects.toThrow();
});
