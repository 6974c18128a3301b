import { metrics } from '../../contracts/metrics.ts';
import type { DoctorAws } from './doctor-ports.ts';
import { finding, ok, warning, type Finding } from './finding.ts';

/** Whether CloudTrail records of the last day were of a pool that nothing could tell: consumers miss their events. */
export const recordChecks = (aws: Pick<DoctorAws, 'countedInDay'>, busName: string): Promise<Finding[]> =>
  finding('audit.records', 'Allow cloudwatch:GetMetricStatistics.', async () => {
    const [all, deletions] = await Promise.all([
      aws.countedInDay(metrics.recordsWithoutPool, busName),
      aws.countedInDay(metrics.deletionsOfUnknownUsers, busName),
    ]);
    if (all === 0) return [ok('audit.records', 'the pool of each record of the last day was found')];
    const text = `${all} times the pool of a record was not found in the last day, ${deletions} of them deletions of unknown users`;
    return [warning('audit.records', text, 'docs/runbook.md, "RecordsWithoutPool".')];
  });
