import { toObject, toText, textMembers } from '../../../platform/coerce.ts';

/** What of a Cognito trigger event we read; see "Customizing user pool workflows with Lambda triggers", Cognito guide. */
export interface TriggerEvent {
  readonly triggerSource: string;
  readonly region: string;
  readonly userPoolId: string;
  /** The name of the user; undefined for an unknown user, whose name is text that a person typed. */
  readonly username: string | undefined;
  readonly clientId: string | undefined;
  /** Attributes of the user, as text; an unknown user has none. */
  readonly userAttributes: Readonly<Record<string, string>>;
  readonly clientMetadata: Readonly<Record<string, string>>;
  readonly validationData: Readonly<Record<string, string>>;
  /** The whole `request`, for what only one trigger has. */
  readonly request: Readonly<Record<string, unknown>>;
  /** The whole `response`: empty, unless the function of the trigger has run. */
  readonly response: Readonly<Record<string, unknown>>;
}

// What Cognito says where a call names no app client, such as AdminCreateUser.
const noClient = 'CLIENT_ID_NOT_APPLICABLE';

/**
 * Reads a trigger event leniently: AWS adds fields, and published events disagree on the types of known ones.
 * Undefined if it does not say what happened or in which pool.
 */
export function readTriggerEvent(input: unknown): TriggerEvent | undefined {
  const event = toObject(input);
  const triggerSource = toText(event['triggerSource']);
  const userPoolId = toText(event['userPoolId']);
  if (triggerSource === undefined || userPoolId === undefined || userPoolId.includes('/')) return undefined;
  const clientId = toText(toObject(event['callerContext'])['clientId']);
  const request = toObject(event['request']);
  const typed = toText(event['userName']);
  const isKnown = !isUserUnknown(request['userNotFound']);
  const passed = (members: unknown) => (isKnown ? textMembers(members) : withoutTyped(textMembers(members), typed));
  return {
    triggerSource,
    userPoolId,
    // A pool's id begins with its Region.
    region: toText(event['region'])?.replaceAll('/', '') || userPoolId.replace(/_.*/s, ''),
    username: isKnown ? typed : undefined,
    clientId: clientId === noClient ? undefined : clientId,
    userAttributes: isKnown ? textMembers(request['userAttributes']) : {},
    clientMetadata: passed(request['clientMetadata']),
    validationData: passed(request['validationData']),
    request,
    response: toObject(event['response']),
  };
}

/** Whether the value is anything but false: Cognito sends true or false, and in doubt the user is unknown. */
function isUserUnknown(userNotFound: unknown): boolean {
  if (userNotFound === undefined || userNotFound === null || userNotFound === '') return false;
  return !['false', '0'].includes(toText(userNotFound)?.toLowerCase() ?? '');
}

/** Returns the metadata without the properties that contain the typed user name. */
function withoutTyped(members: Readonly<Record<string, string>>, typed = ''): Record<string, string> {
  const name = plain(typed);
  return Object.fromEntries(Object.entries(members).filter(([, value]) => name === '' || !plain(value).includes(name)));
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
