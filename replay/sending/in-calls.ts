import { inSqsBatches } from '../../platform/in-sqs-batches.ts';

/** The error code of an item; undefined if it was accepted. */
type Code = string | undefined;

/**
 * Sends items in as few calls as SQS and PutEvents take, and resolves with their codes in order. A call that is refused as a
 * whole is sent in halves, so that an invalid item does not keep the others from being sent.
 */
export function inCalls<Item>(
  items: readonly Item[],
  bytesOf: (item: Item) => number,
  send: (batch: readonly Item[]) => Promise<readonly Code[]>,
): Promise<readonly Code[]> {
  const sendInHalves = async (batch: readonly Item[]): Promise<readonly Code[]> => {
    const codes = await send(batch);
    if (batch.length === 1 || !codes.every(isOfRequest)) return codes;
    const middle = Math.ceil(batch.length / 2);
    const halves = [batch.slice(0, middle), batch.slice(middle)];
    return (await Promise.all(halves.map(sendInHalves))).flat();
  };
  return inSqsBatches(items, bytesOf, sendInHalves);
}

/** Errors about the request itself. */
const ofRequest: ReadonlySet<string> = new Set([
  ...['BatchRequestTooLong', 'InvalidAttributeValue', 'InvalidMessageContents', 'InvalidParameterValue'],
  ...['RequestEntityTooLarge', 'RequestEntityTooLargeException', 'ValidationError', 'ValidationException'],
]);

const isOfRequest = (code: Code): boolean => code !== undefined && ofRequest.has(code.replace(/.*\./, ''));
