import type { DoctorAws } from '../../../../cli/doctor/doctor-ports.ts';
import type { Finding } from '../../../../cli/doctor/finding.ts';
import { doctorCommand } from '../../../../cli/doctor.ts';
import { observedTriggers } from '../../../../triggers/attachment/observed-triggers.ts';
import { aUserPool, ourFunction, poolId } from '../../../given/builders/a-user-pool.ts';
import { fakePools } from '../../../given/fakes/fake-pools.ts';
import { fakeTerminal } from '../../../given/fakes/fake-terminal.ts';
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
  readonly aws?: Partial<DoctorAws>;
  readonly triggers?: Readonly<Record<string, string>>;
  readonly config?: string;
}

/** Runs the command on an account without problems, except for the overrides. Returns the findings by their check. */
export async function doctor({ aws = {}, triggers = attached, config = '{}' }: Setting, ...argv: string[]) {
  const { ports, stdout } = fakeTerminal({ 'pipeline.json': config });
  const sound: DoctorAws = {
    outputs: () => Promise.resolve(doctorOutputs),
    pools: fakePools([aUserPool({ LambdaConfig: triggers })]).ports,
    isPermitted: () => Promise.resolve(true),
    bootstrapVersion: () => Promise.resolve(25),
    trail: () => Promise.resolve("The trail t hands Cognito's records to EventBridge."),
    bus: () => Promise.resolve({ keyArn: undefined, hasDeadLetterQueue: false }),
    checkKafka: () => Promise.resolve({ reached: true, tookMs: 7, topics: ['events'], queues: { reached: true } }),
    accountConcurrency: () => Promise.resolve(1000),
    region: () => Promise.resolve('eu-west-1'),
    caller: () => Promise.resolve('arn:aws:iam::111122223333:user/ann'),
    roleArn: (name) => Promise.resolve(`arn:aws:iam::111122223333:role/${name}`),
    functionRole: (name) => Promise.resolve(`arn:aws:iam::111122223333:role/${name}`),
    countedInDay: () => Promise.resolve(0),
    denied: () => Promise.resolve([]),
    alarms: () => Promise.resolve([{ name: 'CognitoToKafka-DeadLetters', state: 'OK' }]),
    depth: () => Promise.resolve(0),
    ...aws,
  };
  const code = await runArguments(
    doctorCommand(() => Promise.resolve(sound)),
    [...argv, '--json'],
    ports,
  );
  const findings = stdout.map((line) => JSON.parse(line) as Finding);
  return { code, findings, of: (check: string) => findings.find((found) => found.check === check) };
}
