import { docsUrl } from '../../contracts/docs-url.ts';
import { metrics } from '../../contracts/metrics.ts';
import type { CloudWatchPort } from './doctor-ports.ts';
import { finding, ok, warning, type Finding } from './finding.ts';

/** Checks whether the pool of each CloudTrail record of the last day was found. Consumers miss the events of other records. */
export const recordChecks = (
  { countedInDay }: Pick<CloudWatchPort, 'countedInDay'>,
  busName: string,
): Promise<Finding[]> =>
  finding('audit.records', 'Allow cloudwatch:GetMetricStatistics.', async () => {
    const [all, deletions] = await Promise.all([
      countedInDay(metrics.recordsWithoutPool, busName),
      countedInDay(metrics.deletionsOfUnknownUsers, busName),
    ]);
    if (all === 0) return [ok('audit.records', 'the pool of each record of the last day was found')];
    const text = `the pool of ${all} records of the last day was not found, ${deletions} of them deletions of unknown users`;
    return [warning('audit.records', text, `See ${docsUrl('operations/runbook.md#recordswithoutpool')}`)];
  });
