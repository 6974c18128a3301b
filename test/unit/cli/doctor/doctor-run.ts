import type { DoctorAws } from '../../../../cli/doctor/doctor-ports.ts';
import type { Finding } from '../../../../cli/doctor/finding.ts';
import { doctorCommand } from '../../../../cli/doctor.ts';
import { observedTriggers } from '../../../../triggers/attachment/observed-triggers.ts';
import { aUserPool, ourFunction, poolId } from '../../../given/builders/a-user-pool.ts';
import { fakePools } from '../../../given/fakes/fake-pools.ts';
import { fakeTerminal } from '../../../given/fakes/fake-terminal.ts';
import { withOverrides, type PortOverrides } from '../../../given/fakes/port-overrides.ts';
import { runArguments } from '../../../given/run-arguments.ts';

export const attached = Object.fromEntries(observedTriggers.map((trigger) => [trigger, ourFunction]));
export const doctorOutputs = {
  TriggerFunctionArn: ourFunction,
  UserPoolId: poolId,
  ForwarderFunctionName: 'forwarder',
  AuditFunctionName: 'audit',
  EventBusName: 'identity',
  DeadLetterQueueUrl: 'https://sqs/dead-letters',
};

export interface Setting {
  readonly aws?: PortOverrides<DoctorAws>;
  readonly triggers?: Readonly<Record<string, string>>;
  readonly config?: string;
}

/** Runs the command on an account without problems, except for the overrides. Returns the findings by their check. */
export async function doctor({ aws = {}, triggers = attached, config = '{}' }: Setting, ...argv: string[]) {
  const { ports, stdout } = fakeTerminal({ 'pipeline.json': config });
  const region = () => Promise.resolve('eu-west-1');
  const roleArn = (name: string) => Promise.resolve(`arn:aws:iam::111122223333:role/${name}`);
  const sound: DoctorAws = {
    stack: { outputs: () => Promise.resolve(doctorOutputs) },
    account: {
      region,
      bootstrapVersion: () => Promise.resolve(25),
      concurrency: () => Promise.resolve(1000),
      trail: () => Promise.resolve("The trail t hands Cognito's records to EventBridge."),
      bus: () => Promise.resolve({ keyArn: undefined, hasDeadLetterQueue: false }),
    },
    iam: {
      region,
      caller: () => Promise.resolve('arn:aws:iam::111122223333:user/ann'),
      roleArn,
      functionRole: roleArn,
      denied: () => Promise.resolve([]),
    },
    pools: {
      describe: fakePools([aUserPool({ LambdaConfig: triggers })]).ports.describe,
      isPermitted: () => Promise.resolve(true),
    },
    forwarder: {
      checkKafka: () => Promise.resolve({ reached: true, tookMs: 7, topics: ['events'], queues: { reached: true } }),
    },
    queues: { depth: () => Promise.resolve(0) },
    cloudWatch: {
      alarms: () => Promise.resolve([{ name: 'CognitoToKafka-DeadLetters', state: 'OK' }]),
      countedInDay: () => Promise.resolve(0),
    },
  };
  const code = await runArguments(
    doctorCommand(() => Promise.resolve(withOverrides(sound, aws))),
    [...argv, '--json'],
    ports,
  );
  const findings = stdout.map((line) => JSON.parse(line) as Finding);
  return { code, findings, of: (check: string) => findings.find((found) => found.check === check) };
}
