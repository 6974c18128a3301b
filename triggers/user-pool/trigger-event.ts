/** What of a Cognito trigger event we read; see "Customizing user pool workflows with Lambda triggers", Cognito guide. */
export interface TriggerEvent {
  readonly triggerSource: string;
  readonly region: string;
  readonly userPoolId: string;
  readonly username: string | undefined;
  readonly clientId: string | undefined;
  /** Attributes of the user, as text. */
  readonly userAttributes: Readonly<Record<string, string>>;
  /** The whole `request`, for what only one trigger has. */
  readonly request: Readonly<Record<string, unknown>>;
}

// What Cognito says where a call names no app client, such as AdminCreateUser.
const noClient = 'CLIENT_ID_NOT_APPLICABLE';

/**
 * Reads a trigger event leniently: AWS adds fields, and published events disagree on the types of known ones.
 * Undefined if it does not say what happened or in which pool.
 */
export function readTriggerEvent(input: unknown): TriggerEvent | undefined {
  const event = asRecord(input);
  const triggerSource = asText(event['triggerSource']);
  const userPoolId = asText(event['userPoolId']);
  if (triggerSource === undefined || userPoolId === undefined || userPoolId.includes('/')) return undefined;
  const clientId = asText(asRecord(event['callerContext'])['clientId']);
  const request = asRecord(event['request']);
  return {
    triggerSource,
    userPoolId,
    // A pool's id begins with its Region.
    region: asText(event['region'])?.replaceAll('/', '') || userPoolId.replace(/_.*$/s, ''),
    username: asText(event['userName']),
    clientId: clientId === noClient ? undefined : clientId,
    userAttributes: textMembers(request['userAttributes']),
    request,
  };
}

/** The text of a string, number or boolean; undefined for anything else and for the empty string. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** True for true and "true", false for false and "false", else undefined. */
export function asFlag(value: unknown): boolean | undefined {
  const text = asText(value)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function textMembers(value: unknown): Record<string, string> {
  const members = Object.entries(asRecord(value)).map(([name, member]) => [name, asText(member)] as const);
  return Object.fromEntries(members.filter((member): member is [string, string] => member[1] !== undefined));
}
