import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { createAuditHandler, type AuditHandler } from './audit/audit-handler.ts';
import { poolClients } from './audit/pool-clients.ts';
import { poolOfRecord } from './audit/pool-of-record.ts';
import type { AuditConfig } from './config.ts';
import { createDeadLetters } from './outbox-deps.ts';
import { createPublisher } from './publisher.ts';

/** The audit function over the real bus, dead-letter queue and Cognito. */
export function createAuditor({ userPoolIds, deadLetterQueueUrl, ...config }: AuditConfig): AuditHandler {
  const hasClient = poolClients(new CognitoIdentityProviderClient({}));
  return createAuditHandler({
    ...createPublisher(config),
    poolOf: poolOfRecord({ userPoolIds, hasClient }),
    sendToDeadLetterQueue: createDeadLetters(deadLetterQueueUrl),
  });
}
