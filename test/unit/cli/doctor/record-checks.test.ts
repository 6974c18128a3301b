import { recordChecks } from '../../../../cli/doctor/record-checks.ts';

/** The check over these sums of the last day. */
const check = (sums: Readonly<Record<string, number>>) => {
  const asked: string[] = [];
  const countedInDay = (metric: string, bus: string) => {
    asked.push(`${metric} of ${bus}`);
    return Promise.resolve(sums[metric] ?? 0);
  };
  return { asked, findings: recordChecks({ countedInDay }, 'identity') };
};

test('is satisfied with a day on which every pool was found', async () => {
  const { asked, findings } = check({});

  expect(await findings).toMatchObject([{ check: 'audit.records', state: 'ok' }]);
  expect(asked).toEqual(['RecordsWithoutPool of identity', 'DeletionsOfUnknownUsers of identity']);
});

test('warns of records without a pool, and of deletions among them', async () => {
  const { findings } = check({ RecordsWithoutPool: 7, DeletionsOfUnknownUsers: 2 });

  expect(await findings).toEqual([
    {
      check: 'audit.records',
      state: 'warning',
      text: 'the pool of 7 records of the last day was not found, 2 of them deletions of unknown users',
      fix: 'See https://github.com/cognito-to-kafka/cognito-to-kafka/blob/main/docs/operations/runbook.md#recordswithoutpool',
    },
  ]);
});

test('is a problem where CloudWatch does not answer', async () => {
  const countedInDay = () => Promise.reject(Object.assign(new Error('no'), { name: 'AccessDenied' }));

  expect(await recordChecks({ countedInDay }, 'identity')).toMatchObject([
    { check: 'audit.records', state: 'problem', fix: 'Allow cloudwatch:GetMetricStatistics.' },
  ]);
});
