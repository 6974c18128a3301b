import { doctor } from '../unit/cli/doctor/doctor-run.ts';
import { poolId } from '../given/builders/a-user-pool.ts';
import { textOf } from './project-files.ts';

/** Rows of the page's tables: the assumption, the check that shows it, the remedy. */
const rows = [...textOf('docs/explanations/assumptions.md').matchAll(/^\| (.+?) +\| `(.+?)` +\| (.+?) +\|$/gm)].map(
  ([, assumption = '', check = '', remedy = '']) => ({ assumption, check, remedy }),
);
const onPage = new Set(rows.map(({ check }) => check));

/** A check of a pool or a topic has its name behind a dot. */
const bare = (check: string): string => check.replace(/^(pool|topic)\..*/, '$1');

/** The checks that `doctor` makes, before and after a deployment. */
async function checksMade(): Promise<Set<string>> {
  const state = { topic: 'events', exists: false } as const;
  const kafka = { reached: true, tookMs: 1, topics: ['events'], states: [state], queues: { reached: true } } as const;
  const config = JSON.stringify({ eventBus: { name: 'bus' }, userPools: [{ id: poolId }] });
  const setting = { config, aws: { forwarder: { checkKafka: () => Promise.resolve(kafka) } } };
  const before = await doctor(setting, '--config', 'pipeline.json', '--logins-per-second', '10');
  const after = await doctor(setting, '--stack', 'CognitoToKafka');
  return new Set([...before.findings, ...after.findings].map(({ check }) => bare(check)));
}

test('every assumption about AWS has a check of doctor, and every check an assumption', async () => {
  expect(rows.length).toBeGreaterThan(20);
  expect([...onPage].sort()).toEqual([...(await checksMade())].sort());
});

test('every alarm that the page names is one of the runbook', () => {
  const alarms = rows.flatMap(({ check, remedy }) =>
    check === 'alarms' ? [...remedy.matchAll(/\b[A-Z][a-z]+[A-Z]\w+\b/g)].map(([name]) => name) : [],
  );
  const headings = [...textOf('docs/operations/runbook.md').matchAll(/^#+ (\w+)$/gm)].map(([, name]) => name);

  expect(alarms).toEqual(expect.arrayContaining(['NoAuditRecords', 'QueueMessageAge']));
  expect(headings).toEqual(expect.arrayContaining(alarms));
});
