import { createAuditHandler } from '../../../triggers/audit/handler.ts';
import { appClients } from '../../../triggers/audit/pools/app-clients.ts';
import { poolOfRecord } from '../../../triggers/audit/pools/pool-of-record.ts';
import { poolOfUser } from '../../../triggers/audit/pools/pool-of-user.ts';
import { reportUndecided } from '../../../triggers/audit/undecided-records.ts';
import type { Publish } from '../../../triggers/publish/event-bus.ts';
import { aNewId, anAuditRecord, userPoolId, web } from '../../given/builders/an-audit-record.ts';
import type { Invoked } from './lambda-poller.ts';
import { sqsEventOf, type ModelFunctionPorts } from './model-functions.ts';
import type { ModelMessage } from './sqs-queue.ts';

export interface ModelAuditPorts extends ModelFunctionPorts {
  readonly publish: (nowMs: number) => Publish;
  readonly cognitoAnswers: (nowMs: number) => boolean;
}

const answerMs = 200;
const timeoutMs = 3000;

/** The handler of the audit function, with its own look-ups, over a Cognito that has every user. One environment. */
export function modelAudit({ bus, log, publish, cognitoAnswers }: ModelAuditPorts) {
  let nowMs = 0;
  let tookMs = answerMs;
  const now = () => nowMs;
  const answer = <Answer>(value: Answer): Promise<Answer> => {
    if (cognitoAnswers(nowMs)) return Promise.resolve(value);
    tookMs = timeoutMs;
    return Promise.reject(Object.assign(new Error('It does not answer.'), { name: 'TimeoutError' }));
  };
  const logNow = (line: string): void => {
    log(line, nowMs);
  };
  const userPoolIds = [userPoolId];
  const poolOf = poolOfRecord({
    userPoolIds,
    clients: appClients({ userPoolIds, listClients: () => answer([web.clientId]), now }),
    // The table has nobody: the look-ups that need Cognito are the ones that fail.
    users: poolOfUser({ userPoolIds, hasUser: () => answer(true), knownPool: () => Promise.resolve(undefined), now }),
  });
  const handler = createAuditHandler({
    poolOf: reportUndecided(poolOf, { log: logNow, bus, now }),
    publisher: {
      privacy: () => Promise.resolve({ policy: {} }),
      publish: (events, signal) => publish(nowMs)(events, signal),
      log: logNow,
      bus,
      newId: () => aNewId,
    },
    sendToDeadLetterQueue: () => Promise.resolve([]),
  });
  return async (messages: readonly ModelMessage[], startMs: number): Promise<Invoked> => {
    [nowMs, tookMs] = [startMs, answerMs];
    const { batchItemFailures } = await handler(sqsEventOf(messages));
    return { tookMs, failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) };
  };
}

/** Record of a refused login that names only the app client: Cognito hides that the user does not exist. */
export const refusedLogin = (index: number, atMs: number, clientId: string): string => {
  const { detail, ...envelope } = anAuditRecord('InitiateAuth-user-hidden', {
    eventTime: wholeSeconds(atMs),
    eventID: `642d5bd3-86a6-4be1-ad37-${String(index).padStart(12, '0')}`,
  });
  const requestParameters = { ...(detail['requestParameters'] as object), clientId };
  return JSON.stringify({ ...envelope, detail: { ...detail, requestParameters } });
};

/** CloudTrail's times have whole seconds. */
const wholeSeconds = (atMs: number): string => new Date(atMs).toISOString().replace(/\.\d+/, '');

/** Record of a change that a user made with their own access token. Each index has a user of its own. */
export const ownCall = (index: number, atMs: number, eventName = 'UpdateUserAttributes'): string => {
  const eventTime = wholeSeconds(atMs);
  const eventID = `542d5bd3-86a6-4be1-ad37-${String(index).padStart(12, '0')}`;
  const additionalEventData = { sub: `c2f58484-40a1-70d6-1e83-${String(index).padStart(12, '0')}` };
  return JSON.stringify(anAuditRecord(eventName, { eventTime, eventID, additionalEventData }));
};
