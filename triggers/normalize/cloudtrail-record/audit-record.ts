import { toObject, toText } from '../../../platform/coerce.ts';

/** What of a CloudTrail record of a Cognito call we read ("Amazon Cognito logging in AWS CloudTrail", Cognito guide). */
export interface AuditRecord {
  readonly eventName: string;
  readonly time: Date;
  /** CloudTrail's id of the record: the same for each of its copies. */
  readonly eventId: string | undefined;
  readonly region: string | undefined;
  readonly userPoolId: string | undefined;
  readonly clientId: string | undefined;
  /** The user's `sub`. */
  readonly subject: string | undefined;
  readonly requestId: string | undefined;
  readonly ipAddress: string | undefined;
  readonly userAgent: string | undefined;
  /** Whether Cognito refused: an error, also one that CloudTrail hides, or the status of an endpoint says so. */
  readonly failed: boolean;
  readonly errorCode: string | undefined;
  readonly errorMessage: string | undefined;
  /** Status that a page or endpoint answered with; undefined for API calls. */
  readonly httpStatus: number | undefined;
  /** Parameters of an API call; empty where CloudTrail hides them as a whole. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly response: Readonly<Record<string, unknown>>;
  /** Fields of a page or an endpoint that are not hidden. */
  readonly form: Readonly<Record<string, string>>;
}

const cognito = 'cognito-idp.amazonaws.com';

/**
 * Reads a CloudTrail record, bare or in the envelope in which EventBridge delivers it, leniently: CloudTrail
 * replaces hidden values of any type by a string. Returns undefined for a record that is not Cognito's, or that lacks the event name
 * or the time.
 */
export function readAuditRecord(input: unknown): AuditRecord | undefined {
  const envelope = toObject(input);
  const detail = 'detail' in envelope ? toObject(envelope['detail']) : envelope;
  const source = visibleText(detail['eventSource']) ?? visibleText(envelope['source']);
  const eventName = visibleText(detail['eventName']);
  const time = moment(detail['eventTime']) ?? moment(envelope['time']);
  const isCognito = source === cognito || source === 'aws.cognito-idp';
  if (!isCognito || eventName === undefined || time === undefined) return undefined;
  const parameters = toObject(detail['requestParameters']);
  const more = toObject(detail['additionalEventData']);
  const form = formFields(more['requestParameters']);
  const httpStatus = statusCode(toObject(more['responseParameters'])['status']);
  return {
    eventName,
    time,
    eventId: visibleText(detail['eventID']),
    region: visibleText(detail['awsRegion']) ?? visibleText(envelope['region']),
    userPoolId: visibleText(parameters['userPoolId']) ?? visibleText(more['userPoolId']),
    clientId: clientIdIn(parameters['clientId']) ?? clientIdIn(more['clientId']) ?? clientIdIn(form['client_id']),
    // Never the `sub` of a form: the sender of the form chooses it.
    subject: visibleText(more['sub']),
    requestId: visibleText(detail['requestID']),
    ipAddress: visibleText(detail['sourceIPAddress']),
    userAgent: visibleText(detail['userAgent']),
    failed: isThere(detail['errorCode']) || isThere(detail['errorMessage']) || (httpStatus ?? 0) >= 400,
    errorCode: visibleText(detail['errorCode']),
    errorMessage: visibleText(detail['errorMessage']),
    httpStatus,
    parameters,
    response: toObject(detail['responseElements']),
    form,
  };
}

// AWS's pages print both.
const hidden = /^HIDDEN_(DUE_TO|FOR)_SECURITY_REASONS$/;

/** The text, unless CloudTrail hides it or it is empty. */
export function visibleText(value: unknown): string | undefined {
  const text = toText(value) ?? '';
  return text === '' || hidden.test(text) ? undefined : text;
}

// CloudTrail prints errors of endpoints that went well as empty texts.
const isThere = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** The moment of a time in UTC; undefined for all else, of which `Date` would make some moment, too. */
function moment(value: unknown): Date | undefined {
  const text = toText(value) ?? '';
  const time = new Date(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text) ? text : NaN);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function statusCode(value: unknown): number | undefined {
  const status = Number(toText(first(value)));
  return Number.isInteger(status) && status >= 100 && status < 600 ? status : undefined;
}

/** What can be the id of an app client ("ClientIdType", Cognito API reference); a form may contain any string. */
function clientIdIn(value: unknown): string | undefined {
  const text = visibleText(value) ?? '';
  return /^[\w+]{1,128}$/.test(text) ? text : undefined;
}

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

/** The first value of each field: CloudTrail lists every value of a form. */
function formFields(value: unknown): Record<string, string> {
  const fields = Object.entries(toObject(value)).flatMap(([name, values]) => {
    const text = visibleText(first(values));
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries(fields);
}
