import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { NormalizeContext } from '../../triggers/user-pool/identity-event.ts';

/** A trigger event as Cognito hands it to a function. */
export interface TriggerSample {
  readonly triggerSource: string;
  readonly userPoolId: string;
  readonly request: { readonly userAttributes: Readonly<Record<string, string>> };
}

const folder = join(import.meta.dirname, '../samples/triggers');

/** The trigger sources that have a sample. */
export const sampleSources: readonly string[] = readdirSync(folder).map((file) => basename(file, '.json'));

/** A copy of the sample of a trigger source, with some members replaced. */
export function aTriggerEvent(source = 'PostAuthentication_Authentication', over: object = {}): TriggerSample {
  return { ...(JSON.parse(readFileSync(join(folder, `${source}.json`), 'utf8')) as TriggerSample), ...over };
}

/** The time, the ids and the policy for a normalizer: a fixed moment, `anId(1)` for every id, nothing included. */
export const aNormalizeContext = (over: Partial<NormalizeContext> = {}): NormalizeContext => ({
  now: new Date('2026-11-24T03:12:45.123Z'),
  newId: () => anId(1),
  requestId: '8f2b6c1e-52f0-4c3b-9a51-2f1d6f0f7a11',
  privacy: {},
  ...over,
});

/** The UUIDv7 with that number at its end. */
export const anId = (number: number): string => `0192e4a0-7d1c-7c3e-9f1a-${String(number).padStart(12, '0')}`;
