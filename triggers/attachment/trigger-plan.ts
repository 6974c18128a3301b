import type { LambdaConfigType } from '@aws-sdk/client-cognito-identity-provider';
import type { Trigger } from '../../contracts/trigger-sources.ts';
import { parseFunctionArn } from '../../platform/function-arn.ts';
import { observedTriggers } from './observed-triggers.ts';

/** Which function shall be on the triggers of a pool. */
export interface Wanted {
  /** ARN of the trigger function: of itself, of a version or of an alias. */
  readonly functionArn: string;
  /** ARNs that the function had earlier; what has one of them is ours, too. @default - none */
  readonly formerArns?: readonly string[];
  /** Observed triggers that are left to another function. @default - none */
  readonly except?: readonly Trigger[];
}

/** Whose function is on an observed trigger. `outdated`: ours, by another ARN than the one that is wanted. */
export interface TriggerState {
  readonly trigger: Trigger;
  readonly state: 'ours' | 'outdated' | 'free' | 'another';
  /** What is on it. */
  readonly functionArn?: string;
}

type Key = Exclude<keyof LambdaConfigType, 'KMSKeyID'>;

/** The observed triggers of a pool, one by one. */
export const triggerStates = (config: LambdaConfigType, wanted: Omit<Wanted, 'except'>): TriggerState[] =>
  observedTriggers.map((trigger) => {
    const arns = keysOf(trigger).flatMap((key) => arnOf(config, key) ?? []);
    const another = arns.find((arn) => !isOurs(arn, wanted));
    if (another !== undefined) return { trigger, state: 'another', functionArn: another };
    const [functionArn] = arns;
    if (functionArn === undefined) return { trigger, state: 'free' };
    return { trigger, state: arns.every((arn) => arn === wanted.functionArn) ? 'ours' : 'outdated', functionArn };
  });

/** Observed triggers that lack the function, or have an earlier ARN of it, and are not left to another function. */
export const missingTriggers = (states: readonly TriggerState[], except: readonly Trigger[]): Trigger[] =>
  states
    .filter(({ trigger, state }) => (state === 'free' || state === 'outdated') && !except.includes(trigger))
    .map(({ trigger }) => trigger);

/**
 * The triggers of a pool with ours on every observed one but the excepted, and on no other. Another's function stays,
 * wherever it is.
 */
export function withOurs(config: LambdaConfigType, wanted: Wanted): LambdaConfigType {
  const attached: LambdaConfigType = {};
  for (const trigger of observedTriggers) {
    if (wanted.except?.includes(trigger)) continue;
    for (const key of keysOf(trigger).filter((name) => isOurs(arnOf(config, name), wanted))) {
      // Both ways to name a token trigger have to name the same function; the version is the owner's affair.
      Object.assign(attached, { [key]: withArn(config[key], wanted.functionArn) });
    }
    const isFree = keysOf(trigger).every((key) => arnOf(config, key) === undefined);
    if (isFree) Object.assign(attached, { [trigger]: wanted.functionArn });
  }
  return { ...withoutOurs(config, wanted), ...attached };
}

/** The triggers of a pool with ours on none. */
export function withoutOurs(config: LambdaConfigType, wanted: Omit<Wanted, 'except'>): LambdaConfigType {
  const ours = membersWith(config, wanted);
  return Object.fromEntries(Object.entries(config).filter(([key]) => !ours.includes(key)));
}

/** Names of the members that have our function, by any version or alias; a member may have any form. */
export const membersWith = (config: object, wanted: Omit<Wanted, 'except'>): string[] =>
  Object.entries(config)
    .filter(([, value]) => stringsIn(value).some((arn) => isOurs(arn, wanted)))
    .map(([name]) => name);

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Object.values(value ?? {}).flatMap(stringsIn);
}

/** Returns names of the members of a trigger. Token generation has two: the ARN alone, and the ARN with an event version. */
export const keysOf = (trigger: Trigger): readonly Key[] =>
  trigger === 'PreTokenGeneration' ? ['PreTokenGeneration', 'PreTokenGenerationConfig'] : [trigger];

/** Returns the function of a member; undefined for none. */
function arnOf(config: LambdaConfigType, key: Key): string | undefined {
  const value = config[key];
  return (typeof value === 'object' ? value.LambdaArn : value) || undefined;
}

const withArn = (value: LambdaConfigType[Key], LambdaArn: string) =>
  typeof value === 'object' ? { ...value, LambdaArn } : LambdaArn;

function isOurs(arn: string | undefined, { functionArn, formerArns }: Omit<Wanted, 'except'>): boolean {
  const isArn = (ours: string) => arn !== undefined && unqualified(ours) === unqualified(arn);
  return isArn(functionArn) || (formerArns?.some(isArn) ?? false);
}

/** Returns the ARN without the version or alias; another text as it is. */
const unqualified = (arn: string): string => parseFunctionArn(arn)?.functionArn ?? arn;
