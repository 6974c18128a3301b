import { createdBusName } from '../../infra/bus-name.ts';
import { parsePipelineConfig, PipelineConfigError, type PipelineConfig } from '../../infra/config/config.ts';
import { observedTriggers } from '../../triggers/attachment/observed-triggers.ts';
import { accountChecks, poolCheck, type PoolSeen } from './account-checks.ts';
import type { DoctorAws } from './doctor-ports.ts';
import { deployPermissions } from './permission-checks.ts';
import { missingUpdateRights } from './update-rights.ts';
import { finding, ok, problem, warning, type Finding } from './finding.ts';

/** What a deployment of this configuration would stumble over. */
export async function configChecks(aws: DoctorAws, text: string): Promise<Finding[]> {
  let config: PipelineConfig;
  try {
    config = parsePipelineConfig(JSON.parse(text));
  } catch (error) {
    const { message } = error as Error;
    // The first line of several says only that mistakes follow.
    const mistakes = error instanceof PipelineConfigError ? message.split('\n').slice(1) : [`no JSON: ${message}`];
    const remedy = 'Correct it. docs/configuration.md describes each option.';
    return mistakes.map((mistake) => problem('config', mistake.replace(/^- /, ''), remedy));
  }
  const { eventBus, userPools = [], audit } = config;
  const bus = eventBus
    ? await finding('bus', 'Create the bus, or leave eventBus out.', () => busCheck(aws, eventBus.name))
    : await keptBusCheck(aws, config.stackName);
  const pools = await Promise.all(
    userPools.map((configured) =>
      poolCheck(aws, configured.id, (pool) =>
        Promise.resolve([freePool(pool, configured.excludeTriggers), ...missingUpdateRights(pool, configured)]),
      ),
    ),
  );
  const unseen = 'whether the brokers are reached shows only from where the forwarder runs';
  return [
    ok('config', 'no mistake in it'),
    ...(await deployPermissions(aws, config)),
    ...(await accountChecks(aws, audit.enabled && !audit.createTrail)),
    ...bus,
    ...pools.flat(),
    warning('kafka', unseen, 'After the deployment: cognito-to-kafka doctor --stack.'),
  ];
}

async function busCheck(aws: DoctorAws, name: string): Promise<readonly Finding[]> {
  const { keyArn, hasDeadLetterQueue } = await aws.bus(name);
  if (keyArn === undefined || hasDeadLetterQueue) return [ok('bus', `${name} exists`)];
  const text = `${name} is under the KMS key ${keyArn} and has no dead-letter queue: while the key is off, events are lost`;
  return [warning('bus', text, 'Give the bus a dead-letter queue that is not under this key.')];
}

/** A bus that outlived its stack has the name that a new stack of that name gives to its own. */
async function keptBusCheck(aws: DoctorAws, stackName: string): Promise<readonly Finding[]> {
  const name = createdBusName(stackName);
  const isThere = (asked: Promise<unknown>): Promise<boolean> =>
    asked.then(
      () => true,
      () => false,
    );
  if ((await isThere(aws.outputs(stackName))) || !(await isThere(aws.bus(name)))) return [];
  const remedy = `Name it in the configuration, "eventBus": { "name": "${name}" }, or delete it with its archive.`;
  return [problem('bus', `${name} is there already, left by a stack of before`, remedy)];
}

/** Whose function is on a trigger before the stack is there, the ARN cannot tell: it is told, not judged. */
function freePool({ userPoolId, triggers, plan }: PoolSeen, except: readonly string[] = []): Finding {
  const check = `pool.${userPoolId}`;
  const { PreTokenGenerationConfig, ...arns } = triggers;
  const all: Readonly<Record<string, unknown>> = { PreTokenGeneration: PreTokenGenerationConfig?.LambdaArn, ...arns };
  const taken = observedTriggers.filter((trigger) => all[trigger] && !except.includes(trigger));
  if (taken.length === 0) return ok(check, `every observed trigger is free; plan ${plan}`);
  const text = `a function is on ${taken.map((trigger) => `${trigger} (${String(all[trigger])})`).join(', ')}; plan ${plan}`;
  return warning(
    check,
    text,
    'If it is not of this stack: wrap it (docs/wrapper.md) and list the trigger in excludeTriggers.',
  );
}
