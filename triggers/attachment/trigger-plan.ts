import type { LambdaConfigType } from '@aws-sdk/client-cognito-identity-provider';
import type { Trigger } from '../../contracts/trigger-sources.ts';
import { parseFunctionArn } from '../../platform/function-arn.ts';
import { observedTriggers } from './observed-triggers.ts';

/** The function that the observed triggers of a pool must call. */
export interface DesiredTriggers {
  /** ARN of the trigger function: of itself, of a version or of an alias. */
  readonly functionArn: string;
  /** ARNs that the function had earlier. A trigger with one of them is outdated. @default - none */
  readonly formerArns?: readonly string[];
  /** Observed triggers that are left to another function. @default - none */
  readonly except?: readonly Trigger[];
}

/** State of an observed trigger. `outdated`: it calls the function by another ARN than the desired one. */
export interface TriggerState {
  readonly trigger: Trigger;
  readonly state: 'attached' | 'outdated' | 'free' | 'other function';
  /** ARN that the trigger calls. */
  readonly functionArn?: string;
}

type Key = Exclude<keyof LambdaConfigType, 'KMSKeyID'>;

/** Returns the state of each observed trigger of a pool. */
export const triggerStates = (config: LambdaConfigType, desired: Omit<DesiredTriggers, 'except'>): TriggerState[] =>
  observedTriggers.map((trigger) => {
    const arns = keysOf(trigger).flatMap((key) => arnOf(config, key) ?? []);
    const another = arns.find((arn) => !isFunction(arn, desired));
    if (another !== undefined) return { trigger, state: 'other function', functionArn: another };
    const [functionArn] = arns;
    if (functionArn === undefined) return { trigger, state: 'free' };
    return { trigger, state: arns.every((arn) => arn === desired.functionArn) ? 'attached' : 'outdated', functionArn };
  });

/** Observed triggers that lack the function, or have an earlier ARN of it, and are not left to another function. */
export const missingTriggers = (states: readonly TriggerState[], except: readonly Trigger[]): Trigger[] =>
  states
    .filter(({ trigger, state }) => (state === 'free' || state === 'outdated') && !except.includes(trigger))
    .map(({ trigger }) => trigger);

/**
 * Returns the triggers of a pool with the function on every observed trigger that is not excepted, and on no other. Other
 * functions stay where they are.
 */
export function withFunction(config: LambdaConfigType, desired: DesiredTriggers): LambdaConfigType {
  const attached: LambdaConfigType = {};
  for (const trigger of observedTriggers) {
    if (desired.except?.includes(trigger)) continue;
    for (const key of keysOf(trigger).filter((name) => isFunction(arnOf(config, name), desired))) {
      // Both properties of the token trigger must name the same function. The owner of the pool chooses the event version.
      Object.assign(attached, { [key]: withArn(config[key], desired.functionArn) });
    }
    const isFree = keysOf(trigger).every((key) => arnOf(config, key) === undefined);
    if (isFree) Object.assign(attached, { [trigger]: desired.functionArn });
  }
  return { ...withoutFunction(config, desired), ...attached };
}

/** Returns the triggers of a pool without the function. */
export function withoutFunction(config: LambdaConfigType, desired: Omit<DesiredTriggers, 'except'>): LambdaConfigType {
  const attached = membersWith(config, desired);
  return Object.fromEntries(Object.entries(config).filter(([key]) => !attached.includes(key)));
}

/** Returns the names of properties of any form that contain the function, by any version or alias. */
export const membersWith = (config: object, desired: Omit<DesiredTriggers, 'except'>): string[] =>
  Object.entries(config)
    .filter(([, value]) => stringsIn(value).some((arn) => isFunction(arn, desired)))
    .map(([name]) => name);

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Object.values(value ?? {}).flatMap(stringsIn);
}

/** Returns the property names of a trigger. Token generation has two: the ARN, and the ARN with an event version. */
export const keysOf = (trigger: Trigger): readonly Key[] =>
  trigger === 'PreTokenGeneration' ? ['PreTokenGeneration', 'PreTokenGenerationConfig'] : [trigger];

/** Returns the function of a property; undefined without one. */
function arnOf(config: LambdaConfigType, key: Key): string | undefined {
  const value = config[key];
  return (typeof value === 'object' ? value.LambdaArn : value) || undefined;
}

const withArn = (value: LambdaConfigType[Key], LambdaArn: string) =>
  typeof value === 'object' ? { ...value, LambdaArn } : LambdaArn;

function isFunction(arn: string | undefined, { functionArn, formerArns }: Omit<DesiredTriggers, 'except'>): boolean {
  const isArn = (own: string) => arn !== undefined && unqualified(own) === unqualified(arn);
  return isArn(functionArn) || (formerArns?.some(isArn) ?? false);
}

/** Returns the ARN without the version or alias; another text as it is. */
const unqualified = (arn: string): string => parseFunctionArn(arn)?.functionArn ?? arn;
