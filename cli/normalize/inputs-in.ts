import { toObject, objectIn } from '../../platform/coerce.ts';

/**
 * Returns the inputs in a JSON value: a list is one after the other, and so is a log file that CloudTrail writes to S3. What
 * the AWS CLI prints of CloudTrail (`lookup-events`) and of CloudWatch Logs has each as JSON in a text.
 */
export const inputsIn = (value: unknown): readonly unknown[] => listIn(value).map(withoutWrapping);

function listIn(value: unknown): readonly unknown[] {
  const record = toObject(value);
  if ('triggerSource' in record) return [value];
  const lists = [value, record['Records'], record['Events'], record['events']];
  return lists.find((list): list is readonly unknown[] => Array.isArray(list)) ?? [value];
}

function withoutWrapping(value: unknown): unknown {
  const { CloudTrailEvent, message } = toObject(value);
  const text = CloudTrailEvent ?? message;
  return (typeof text === 'string' ? objectIn(text) : undefined) ?? value;
}
