import { knownUserAttributes } from '../../contracts/known-users.ts';
import { toObject, toText } from '../../platform/coerce.ts';
import { DynamoDbError, type CallDynamoDb } from './dynamodb.ts';

/** A user in the table. */
export interface KnownUser {
  readonly subject: string;
  readonly userPoolId: string;
  /** Unix time in seconds; DynamoDB deletes the item some time after it. */
  readonly expires: number;
}

export interface KnownUsersTable {
  readonly get: (subject: string) => Promise<KnownUser | undefined>;
  /** Those of the users that the table has. */
  readonly getAll: (subjects: readonly string[]) => Promise<readonly KnownUser[]>;
  readonly putAll: (users: readonly KnownUser[]) => Promise<void>;
}

// "Quotas in Amazon DynamoDB": keys of a BatchGetItem, and writes of a BatchWriteItem.
const keysOfCall = 100;
const writesOfCall = 25;

/** How often what a batch call left undone is asked for again. */
const maxRounds = 5;

const { subject: key, userPoolId: pool, expires } = knownUserAttributes;

/** The table of known users. Each call rejects with a `DynamoDbError`. Reads are eventually consistent, which costs half. */
export function knownUsersTable(call: CallDynamoDb, TableName: string, pause: (ms: number) => Promise<void>) {
  /** Repeats a batch call with what it left undone, which DynamoDB does under load. */
  const inRounds = async <Item>(
    items: readonly Item[],
    round: (items: readonly Item[]) => Promise<readonly Item[]>,
  ): Promise<void> => {
    let left = items;
    for (let count = 0; count < maxRounds; count += 1) {
      left = await round(left);
      if (left.length === 0) return;
      await pause(50 * 2 ** count);
    }
    throw new DynamoDbError('UNPROCESSED', true);
  };
  const table: KnownUsersTable = {
    get: async (subject) => {
      const { Item } = await call('GetItem', { TableName, Key: { [key]: { S: subject } } });
      return userOf(Item);
    },
    getAll: async (subjects) => {
      const found: KnownUser[] = [];
      for (const chunk of inChunks(subjects, keysOfCall)) {
        await inRounds(chunk, async (some) => {
          const Keys = some.map((subject) => ({ [key]: { S: subject } }));
          const answer = await call('BatchGetItem', { RequestItems: { [TableName]: { Keys } } });
          found.push(...listIn(toObject(answer['Responses'])[TableName]).flatMap((item) => userOf(item) ?? []));
          const { Keys: undone } = toObject(toObject(answer['UnprocessedKeys'])[TableName]);
          return listIn(undone).flatMap((item) => textIn(toObject(item)[key]) ?? []);
        });
      }
      return found;
    },
    putAll: async (users) => {
      for (const chunk of inChunks(users.map(itemOf), writesOfCall)) {
        await inRounds(chunk, async (items) => {
          const requests = items.map((Item) => ({ PutRequest: { Item } }));
          const answer = await call('BatchWriteItem', { RequestItems: { [TableName]: requests } });
          const undone = listIn(toObject(answer['UnprocessedItems'])[TableName]);
          return undone.map(
            (request) => toObject(toObject(request)['PutRequest'])['Item'] as ReturnType<typeof itemOf>,
          );
        });
      }
    },
  };
  return table;
}

const itemOf = (user: KnownUser) => ({
  [key]: { S: user.subject },
  [pool]: { S: user.userPoolId },
  [expires]: { N: String(user.expires) },
});

function userOf(item: unknown): KnownUser | undefined {
  const attributes = toObject(item);
  const subject = textIn(attributes[key]);
  const userPoolId = textIn(attributes[pool]);
  if (subject === undefined || userPoolId === undefined) return undefined;
  return { subject, userPoolId, expires: Number(toText(toObject(attributes[expires])['N']) ?? 0) };
}

const textIn = (value: unknown): string | undefined => toText(toObject(value)['S']);

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const inChunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
