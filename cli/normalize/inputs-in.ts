import { isObject, jsonIn } from '../../platform/coerce.ts';

/** Properties with a list of inputs: of CloudTrail's log files, the AWS CLI, Lambda's SQS and SNS events, Logs subscriptions. */
const lists = ['Records', 'Events', 'events', 'Messages', 'logEvents', 'results'] as const;
/** Properties with an input as JSON: of CloudTrail's event history, CloudWatch Logs, SQS (Lambda, AWS CLI) and SNS. */
const texts = ['CloudTrailEvent', 'message', 'body', 'Body', 'Message', '@message'] as const;
/** Wrappers within wrappers: an SQS batch of SNS notifications of EventBridge events has five. */
const maxDepth = 10;

/**
 * Returns the inputs in a JSON value, without the lists and the JSON strings around them. A wrapper whose string is not JSON
 * is an input itself.
 */
export function inputsIn(value: unknown, depth = maxDepth): readonly unknown[] {
  if (depth === 0 || isInput(value)) return [value];
  if (Array.isArray(value)) {
    const row = rowOf(value);
    return row ? inputsIn(row, depth - 1) : value.flatMap((item: unknown) => inputsIn(item, depth - 1));
  }
  if (!isObject(value)) return [value];
  const inner = wrappedIn(value);
  return inner === undefined ? [value] : inputsIn(inner, depth - 1);
}

const isInput = (value: unknown): boolean =>
  isObject(value) && ('triggerSource' in value || 'eventName' in value || isObject(value['detail']));

function wrappedIn(wrapper: Readonly<Record<string, unknown>>): unknown {
  const list = lists.map((name) => wrapper[name]).find((found) => Array.isArray(found));
  if (list !== undefined) return list;
  if (isObject(wrapper['Sns'])) return wrapper['Sns'];
  for (const name of texts) {
    const text = wrapper[name];
    const value = typeof text === 'string' ? jsonIn(text) : undefined;
    if (isObject(value) || Array.isArray(value)) return value;
  }
  return undefined;
}

/** The row of a CloudWatch Logs Insights query as an object; `undefined` for any other list. */
function rowOf(list: readonly unknown[]): Readonly<Record<string, unknown>> | undefined {
  const fields = list.flatMap((item) =>
    isObject(item) && typeof item['field'] === 'string' ? [[item['field'], item['value']] as const] : [],
  );
  return fields.length > 0 && fields.length === list.length ? Object.fromEntries(fields) : undefined;
}
