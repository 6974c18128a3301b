import type { KafkaState, QueuesState } from '../../contracts/forwarder-check.ts';
import type { Trigger } from '../../contracts/trigger-sources.ts';
import type { StackOutputs } from '../../contracts/stack-outputs.ts';
import { excludedTriggersOf } from '../../triggers/attachment/excluded-triggers.ts';
import { membersWith, triggerStates } from '../../triggers/attachment/trigger-plan.ts';
import { attachmentProblems } from '../user-pool/attachment-problems.ts';
import type { FunctionSource } from '../user-pool/reattach.ts';
import { accountChecks, poolCheck, type PoolSeen } from './account-checks.ts';
import type { DoctorAws } from './doctor-ports.ts';
import { finding, ok, problem, warning, type Finding } from './finding.ts';
import { auditPermissions, commandPermissions } from './permission-checks.ts';
import { recordChecks } from './record-checks.ts';
import { sinceDeployment } from './since-deployment.ts';
import { topicCheck } from './topic-check.ts';

/** What can be wrong around a stack that is deployed. */
export async function stackChecks(aws: DoctorAws, stack: string): Promise<Finding[]> {
  let outputs: StackOutputs = {};
  const found = await finding('stack', 'Sign in, or name the account and Region where the stack is.', async () => {
    outputs = await aws.outputs(stack);
    const isOurs = outputs['TriggerFunctionArn'] !== undefined;
    return [
      isOurs ? ok('stack', `${stack} is deployed`) : problem('stack', `${stack} is none of ours`, 'Name another.'),
    ];
  });
  const [functionArn, forwarder] = [outputs['TriggerFunctionArn'], outputs['ForwarderFunctionName']];
  if (functionArn === undefined || forwarder === undefined) return found;
  const pools = await Promise.all(
    poolIdsOf(outputs).map((id) => {
      const excluded = excludedTriggersOf(outputs['UserPoolExcludedTriggers'] ?? '', id);
      return poolCheck(aws, id, (pool) => attachedPool(aws, pool, { stack, functionArn, excluded }));
    }),
  );
  const account = await accountChecks(aws, outputs['AuditFunctionName'] !== undefined);
  const command = await commandPermissions(aws, stack, outputs);
  const audit = await auditChecks(aws, outputs);
  const kafka = await kafkaCheck(aws, forwarder);
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

/** Whether the audit function can find the pool of a record, and did; nothing where there is no audit function. */
async function auditChecks(aws: DoctorAws, outputs: StackOutputs): Promise<Finding[]> {
  const functionName = outputs['AuditFunctionName'];
  if (functionName === undefined) return [];
  const permissions = await auditPermissions(aws, functionName, poolIdsOf(outputs));
  return [permissions, ...(await recordChecks(aws, outputs['EventBusName'] ?? ''))];
}

const poolIdsOf = (outputs: StackOutputs): readonly string[] => (outputs['UserPoolId'] ?? '').split(',');

interface WantedOnPool extends FunctionSource {
  /** Observed triggers that the configuration leaves to other functions. */
  readonly excluded: readonly Trigger[];
}

async function attachedPool(
  aws: DoctorAws,
  { userPoolId, arn, triggers, returnedTriggers, plan }: PoolSeen,
  { excluded, ...source }: WantedOnPool,
): Promise<readonly Finding[]> {
  const { functionArn } = source;
  const { problems, remedies } = attachmentProblems({
    userPoolId,
    source,
    excluded,
    permitted: await aws.isPermitted(functionArn, arn),
    triggers: triggerStates(triggers, { functionArn }),
    attachedTo: membersWith({ ...returnedTriggers, ...triggers }, { functionArn }),
  });
  const check = `pool.${userPoolId}`;
  if (problems.length > 0) return [problem(check, `${problems.join('; ')}; plan ${plan}`, remedies.join(' '))];
  const [which, left] =
    excluded.length > 0 ? ['other observed', `; left to other functions: ${excluded.join(', ')}`] : ['observed', ''];
  return [ok(check, `the function is on every ${which} trigger${left}; plan ${plan}`)];
}

const kafkaCheck = (aws: DoctorAws, forwarder: string): Promise<Finding[]> =>
  finding('kafka', 'Allow lambda:InvokeFunction on the forwarder, and look at its log.', async () => {
    const answer = await aws.checkKafka(forwarder);
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
      : [problem('kafka', 'the brokers refused records of the last batch', lastRefusal)]),
  ];
  if (problems.length > 0) return problems;
  return [ok('kafka', `the forwarder is authenticated and sees ${topics.join(', ')} (${tookMs} ms)`)];
}

function queuesFinding(queues: QueuesState | undefined): Finding[] {
  if (queues === undefined) return [];
  if (queues.reached) return [ok('queues', 'the forwarder reaches its queue and its dead-letter queue')];
  const remedy =
    'In a VPC: kafka.vpc.createEndpoints, a NAT gateway, or an endpoint for SQS with private DNS that lets it in.';
  return [warning('queues', `the forwarder does not reach SQS: ${queues.code}`, remedy)];
}
