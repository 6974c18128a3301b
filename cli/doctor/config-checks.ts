import { docsUrl } from '../../contracts/docs-url.ts';
import { createdBusName } from '../../infra/bus-name.ts';
import { parsePipelineConfig, PipelineConfigError, type PipelineConfig } from '../../infra/config/config.ts';
import { observedTriggers } from '../../triggers/attachment/observed-triggers.ts';
import { accountChecks, poolCheck, type ObservedPool } from './account-checks.ts';
import type { AccountPort, DoctorAws } from './doctor-ports.ts';
import { deployPermissions } from './permission-checks.ts';
import { missingUpdateRights } from './update-rights.ts';
import { finding, ok, problem, warning, type Finding } from './finding.ts';

/** Checks everything that could fail a deployment of this configuration. */
export async function configChecks(aws: DoctorAws, text: string): Promise<Finding[]> {
  let config: PipelineConfig;
  try {
    config = parsePipelineConfig(JSON.parse(text));
  } catch (error) {
    const { message } = error as Error;
    // The first line of several says only that mistakes follow.
    const mistakes = error instanceof PipelineConfigError ? message.split('\n').slice(1) : [`not JSON: ${message}`];
    const fix = `Correct the configuration. Options: ${docsUrl('reference/configuration.md')}`;
    return mistakes.map((mistake) => problem('config', mistake.replace(/^- /, ''), fix));
  }
  const { eventBus, userPools = [], audit } = config;
  const bus = eventBus
    ? await finding('bus', 'Create the bus, or leave eventBus out.', () => busCheck(aws.account, eventBus.name))
    : await keptBusCheck(aws, config.stackName);
  const pools = await Promise.all(
    userPools.map((configured) =>
      poolCheck(aws.pools, configured.id, (pool) =>
        Promise.resolve([freePool(pool, configured.excludeTriggers), ...missingUpdateRights(pool, configured)]),
      ),
    ),
  );
  const unseen = 'only the deployed forwarder can check the connection to the brokers';
  return [
    ok('config', 'valid'),
    ...(await deployPermissions(aws.iam, config)),
    ...(await accountChecks(aws.account, audit.enabled && !audit.createTrail)),
    ...bus,
    ...pools.flat(),
    warning('kafka', unseen, 'Run cognito-to-kafka doctor after the deployment.'),
  ];
}

async function busCheck(account: AccountPort, name: string): Promise<readonly Finding[]> {
  const { keyArn, hasDeadLetterQueue } = await account.bus(name);
  if (keyArn === undefined || hasDeadLetterQueue) return [ok('bus', `${name} exists`)];
  const text = `${name} is encrypted with the KMS key ${keyArn} and has no dead-letter queue: while the key is disabled, events are lost`;
  return [warning('bus', text, 'Give the bus a dead-letter queue that is not encrypted with this key.')];
}

/** A bus that is retained from an earlier stack has the name of the bus that this stack creates. */
async function keptBusCheck({ stack, account }: DoctorAws, stackName: string): Promise<readonly Finding[]> {
  const name = createdBusName(stackName);
  const exists = (asked: Promise<unknown>): Promise<boolean> =>
    asked.then(
      () => true,
      () => false,
    );
  if ((await exists(stack.outputs(stackName))) || !(await exists(account.bus(name)))) return [];
  const fix = `Set "eventBus": { "name": "${name}" } in the configuration, or delete the bus and its archive.`;
  return [problem('bus', `${name} already exists, retained from an earlier stack`, fix)];
}

/** Before the deployment, no ARN shows whether a function is the stack's: the check warns and does not fail. */
function freePool({ userPoolId, triggers, plan }: ObservedPool, except: readonly string[] = []): Finding {
  const check = `pool.${userPoolId}`;
  const { PreTokenGenerationConfig, ...arns } = triggers;
  const all: Readonly<Record<string, unknown>> = { PreTokenGeneration: PreTokenGenerationConfig?.LambdaArn, ...arns };
  const taken = observedTriggers.filter((trigger) => all[trigger] && !except.includes(trigger));
  if (taken.length === 0) return ok(check, `every observed trigger is free; plan ${plan}`);
  const text = `functions are on ${taken.map((trigger) => `${trigger} (${String(all[trigger])})`).join(', ')}; plan ${plan}`;
  return warning(
    check,
    text,
    `If a function is not of this stack, wrap it (${docsUrl('guides/wrap-a-trigger-function.md')}) and list its trigger in excludeTriggers.`,
  );
}
