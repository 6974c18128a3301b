import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { NormalizeContext } from '../../../triggers/normalize/trigger-event/identity-event.ts';

/** A trigger event as Cognito hands it to a function. */
export interface TriggerSample {
  readonly triggerSource: string;
  readonly userPoolId: string;
  readonly userName: string;
  readonly request: Readonly<Record<string, unknown>> & { readonly userAttributes: Readonly<Record<string, string>> };
  readonly response: Readonly<Record<string, unknown>>;
}

const folder = join(import.meta.dirname, '../samples/triggers');

/** The trigger sources that have a sample of their own. */
export const sampleSources: readonly string[] = readdirSync(folder).map((file) => basename(file, '.json'));

/** The source whose sample serves for another spelling of it: file names that differ in case alone go wrong on a Mac. */
export const spelledAsSample = (source: string): string =>
  source
    .replace(/^CustomSmsSender_/, 'CustomSMSSender_')
    .replace(/^VerifyAuthChallenge_/, 'VerifyAuthChallengeResponse_');

/**
 * A copy of the sample of a trigger source, with some members replaced. For triggers that only the wrapper sees it is
 * the event as it is after the function ran.
 */
export function aTriggerEvent(source = 'PostAuthentication_Authentication', over: object = {}): TriggerSample {
  const text = readFileSync(join(folder, `${spelledAsSample(source)}.json`), 'utf8');
  return { ...(JSON.parse(text) as TriggerSample), triggerSource: source, ...over };
}

/** The same, with some members of the request replaced. */
export function aTriggerEventWith(source: string, request: object): TriggerSample {
  const event = aTriggerEvent(source);
  return { ...event, request: { ...event.request, ...request } };
}

/** Max, who comes from Google: what Cognito says of him in each of his events. */
export const aFederatedUser = () => {
  const { userName, request } = aTriggerEvent('TokenGeneration_HostedAuth');
  return { userName, userAttributes: request.userAttributes };
};

/** The time, the ids and the policy for a normalizer: a fixed moment, `anId(1)` for every id, nothing included. */
export const aNormalizeContext = (over: Partial<NormalizeContext> = {}): NormalizeContext => ({
  now: new Date('2026-11-24T03:12:45.123Z'),
  newId: () => anId(1),
  requestId: '8f2b6c1e-52f0-4c3b-9a51-2f1d6f0f7a11',
  privacy: { policy: {} },
  ...over,
});

/** The UUIDv7 with that number at its end. */
export const anId = (number: number): string => `0192e4a0-7d1c-7c3e-9f1a-${String(number).padStart(12, '0')}`;
