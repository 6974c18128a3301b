import { docsUrl } from '../../contracts/docs-url.ts';
import { alarms } from '../../contracts/alarms.ts';
import type { StackOutputs } from '../../contracts/stack-outputs.ts';
import { chooseQueues } from '../../replay/queues/choose-queues.ts';
import { findQueues } from '../../replay/queues/find-queues.ts';
import type { DoctorAws } from './doctor-ports.ts';
import { finding, ok, warning, type Finding } from './finding.ts';

/**
 * Checks for alarms in ALARM state and for messages in dead-letter queues. Parts that nobody has used yet show nothing. A
 * canary (`smoke`) uses most parts.
 */
export const sinceDeployment = async (
  { cloudWatch, queues }: Pick<DoctorAws, 'cloudWatch' | 'queues'>,
  stack: string,
  outputs: StackOutputs,
): Promise<Finding[]> => [
  ...(await finding('alarms', 'Allow cloudwatch:DescribeAlarms.', async () => {
    const ours = (await cloudWatch.alarms(`${stack}-`)).filter(({ name }) => isOurs(name.slice(stack.length + 1)));
    const loud = ours.filter(({ state }) => state === 'ALARM').map(({ name }) => name);
    if (loud.length === 0) return [ok('alarms', `none of ${ours.length} alarms is in ALARM state`)];
    return [warning('alarms', loud.join(', '), `See the heading of each alarm: ${docsUrl('operations/runbook.md')}`)];
  })),
  ...(await finding('dead-letters', 'Allow sqs:GetQueueAttributes.', async () => {
    const deadLetters = chooseQueues(findQueues(outputs), []);
    const depths = await Promise.all(
      deadLetters.map(async ({ name, url }) => ({ name, depth: await queues.depth(url) })),
    );
    const full = depths.filter(({ depth }) => depth > 0).map(({ name, depth }) => `${name}: ${depth}`);
    if (full.length === 0) return [ok('dead-letters', `no messages in ${deadLetters.length} dead-letter queues`)];
    return [
      warning(
        'dead-letters',
        full.join(', '),
        'Run cognito-to-kafka replay list --queue NAME for the reason of each message.',
      ),
    ];
  })),
];

/** Another stack's name may begin with this one's. */
const isOurs = (rest: string): boolean => Object.hasOwn(alarms, rest.split('-')[0] ?? '');
