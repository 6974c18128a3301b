import type { KafkaState, QueuesState } from '../../contracts/forwarder-check.ts';
import type { Trigger } from '../../contracts/trigger-sources.ts';
import type { StackOutputs } from '../../contracts/stack-outputs.ts';
import { excludedTriggersOf } from '../../triggers/attachment/excluded-triggers.ts';
import { membersWith, triggerStates } from '../../triggers/attachment/trigger-plan.ts';
import { attachmentProblems } from '../user-pool/attachment-problems.ts';
import type { FunctionSource } from '../user-pool/reattach.ts';
import { accountChecks, poolCheck, type ObservedPool } from './account-checks.ts';
import type { DoctorAws, PoolPort } from './doctor-ports.ts';
import { finding, ok, problem, warning, type Finding } from './finding.ts';
import { auditPermissions, commandPermissions } from './permission-checks.ts';
import { recordChecks } from './record-checks.ts';
import { sinceDeployment } from './since-deployment.ts';
import { topicCheck } from './topic-check.ts';

/** Checks a deployed stack, and everything that it depends on. */
export async function stackChecks(aws: DoctorAws, stack: string): Promise<Finding[]> {
  let outputs: StackOutputs = {};
  const found = await finding(
    'stack',
    'Sign in, or use --profile and --region for the account and Region of the stack.',
    async () => {
      outputs = await aws.stack.outputs(stack);
      const isOurs = outputs['TriggerFunctionArn'] !== undefined;
      return [
        isOurs
          ? ok('stack', `${stack} is deployed`)
          : problem(
              'stack',
              `${stack} has no trigger function`,
              'Use --stack with a stack that cognito-to-kafka deployed whole.',
            ),
      ];
    },
  );
  const [functionArn, forwarder] = [outputs['TriggerFunctionArn'], outputs['ForwarderFunctionName']];
  if (functionArn === undefined || forwarder === undefined) return found;
  const pools = await Promise.all(
    poolIdsOf(outputs).map((id) => {
      const excluded = excludedTriggersOf(outputs['UserPoolExcludedTriggers'] ?? '', id);
      return poolCheck(aws.pools, id, (pool) => attachedPool(aws.pools, pool, { stack, functionArn, excluded }));
    }),
  );
  const account = await accountChecks(aws.account, outputs['AuditFunctionName'] !== undefined);
  const command = await commandPermissions(aws.iam, stack, outputs);
  const audit = await auditChecks(aws, outputs);
  const kafka = await kafkaCheck(aws.forwarder, forwarder);
  return [
    ...found,
    command,
    ...audit,
    ...account,
    ...pools.flat(),
    ...kafka,
    ...(await sinceDeployment(aws, stack, outputs)),
  ];
}

/** Checks whether the audit function can find the pool of a record, and did. Returns nothing without an audit function. */
async function auditChecks(aws: DoctorAws, outputs: StackOutputs): Promise<Finding[]> {
  const functionName = outputs['AuditFunctionName'];
  if (functionName === undefined) return [];
  const permissions = await auditPermissions(aws.iam, functionName, poolIdsOf(outputs));
  return [permissions, ...(await recordChecks(aws.cloudWatch, outputs['EventBusName'] ?? ''))];
}

const poolIdsOf = (outputs: StackOutputs): readonly string[] => (outputs['UserPoolId'] ?? '').split(',');

interface WantedOnPool extends FunctionSource {
  /** Observed triggers that the configuration leaves to other functions. */
  readonly excluded: readonly Trigger[];
}

async function attachedPool(
  { isPermitted }: PoolPort,
  { userPoolId, arn, triggers, returnedTriggers, plan }: ObservedPool,
  { excluded, ...source }: WantedOnPool,
): Promise<readonly Finding[]> {
  const { functionArn } = source;
  const { problems, fixes } = attachmentProblems({
    userPoolId,
    source,
    excluded,
    permitted: await isPermitted(functionArn, arn),
    triggers: triggerStates(triggers, { functionArn }),
    attachedTo: membersWith({ ...returnedTriggers, ...triggers }, { functionArn }),
  });
  const check = `pool.${userPoolId}`;
  if (problems.length > 0) return [problem(check, `${problems.join('; ')}; plan ${plan}`, fixes.join(' '))];
  const [which, left] =
    excluded.length > 0 ? ['other observed', `; left to other functions: ${excluded.join(', ')}`] : ['observed', ''];
  return [ok(check, `attached to every ${which} trigger${left}; plan ${plan}`)];
}

const kafkaCheck = ({ checkKafka }: DoctorAws['forwarder'], name: string): Promise<Finding[]> =>
  finding('kafka', 'Allow lambda:InvokeFunction on the forwarder, and read its log.', async () => {
    const answer = await checkKafka(name);
    const queues = queuesFinding(answer.queues);
    if (!answer.reached) return [problem('kafka', answer.code, answer.detail), ...queues];
    const { states = [] } = answer;
    return [...reachedFindings(answer), ...states.map((state) => topicCheck(state)), ...queues];
  });

function reachedFindings({ missing, lastRefusal, topics, tookMs }: Extract<KafkaState, { reached: true }>): Finding[] {
  const problems = [
    ...(missing === undefined ? [] : [problem('kafka', 'topics are missing', missing)]),
    ...(lastRefusal === undefined
      ? []
      : [problem('kafka', 'the brokers rejected records of the last batch', lastRefusal)]),
  ];
  if (problems.length > 0) return problems;
  return [ok('kafka', `the forwarder is authenticated and finds ${topics.join(', ')} (${tookMs} ms)`)];
}

function queuesFinding(queues: QueuesState | undefined): Finding[] {
  if (queues === undefined) return [];
  if (queues.reached) return [ok('queues', 'the forwarder reaches its queue and its dead-letter queue')];
  const fix =
    'In a VPC, set kafka.vpc.createEndpoints, or add a NAT gateway or an SQS endpoint with private DNS that allows inbound traffic from the forwarder.';
  return [warning('queues', `the forwarder does not reach SQS: ${queues.code}`, fix)];
}
