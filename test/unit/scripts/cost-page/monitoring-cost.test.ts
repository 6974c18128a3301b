import { alarmMetrics } from '../../../../scripts/cost-page/monitoring-cost.ts';
import { deployedPipeline } from '../../cloudwatch/deployed-pipeline.ts';

test('counts the metrics that the alarms of the default configuration compare', () => {
  const compared = deployedPipeline().alarms.flatMap(({ metrics }) => Object.keys(metrics));

  expect(alarmMetrics).toBe(compared.length);
});
