import { ConfigError, wholeNumber } from '../contracts/config-error.ts';
import type { TriggerEnvironment } from '../contracts/environment.ts';
import { privacyActions, type PrivacyAction, type PrivacyPolicy } from '../contracts/privacy-policy.ts';

export interface Config {
  readonly eventBusName: string;
  readonly privacy: PrivacyPolicy;
  readonly publishTimeoutMs: number;
}

/** Reads the trigger function's settings. Throws one ConfigError that names every bad variable, never a value. */
export function parseConfig(env: { readonly [Name in keyof TriggerEnvironment]?: string | undefined }): Config {
  const eventBusName = env.EVENT_BUS_NAME ?? '';
  const privacy = parsePolicy(env.PRIVACY_POLICY || '{}');
  const publishTimeoutMs = wholeNumber(env.PUBLISH_TIMEOUT_MS, { min: 100, max: 4000, otherwise: 1000 });
  const problems: string[] = [];
  if (eventBusName === '') problems.push('EVENT_BUS_NAME: name or ARN of the bus');
  if (!privacy) problems.push('PRIVACY_POLICY: JSON {"userAttributes": {"<name>": "include" | "omit"}}');
  if (publishTimeoutMs === undefined) problems.push('PUBLISH_TIMEOUT_MS: milliseconds, 100 to 4000');
  if (!privacy || publishTimeoutMs === undefined || problems.length > 0) throw new ConfigError(problems);
  return { eventBusName, privacy, publishTimeoutMs };
}

function parsePolicy(text: string): PrivacyPolicy | undefined {
  try {
    const { userAttributes = {}, ...unknown } = JSON.parse(text) as { userAttributes?: Record<string, PrivacyAction> };
    const valid = Object.values(userAttributes).every((action) => privacyActions.includes(action));
    return valid && Object.keys(unknown).length === 0 ? { userAttributes } : undefined;
  } catch {
    return undefined;
  }
}
