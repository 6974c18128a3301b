import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { acknowledge } from './acknowledge.ts';

/**
 * Lets a function read messages of its queue that are encrypted under a KMS key which the queue had before. SQS does not
 * encrypt a waiting message again when the key of its queue changes or is removed ("Encryption at rest", SQS guide). No key
 * can be named, because the template has only the present one. The encryption context binds the statement to this queue: no
 * other ciphertext can be decrypted with it, under whichever key.
 */
export function readUnderFormerKeys(lambda: Lambda, queue: IQueue): void {
  const keys = Stack.of(lambda).formatArn({ service: 'kms', resource: 'key', resourceName: '*' });
  lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: [keys],
      conditions: { StringEquals: { 'kms:EncryptionContext:aws:sqs:arn': queue.queueArn } },
    }),
  );
  acknowledge(lambda, {
    'IAM5[Resource::arn:<AWS::Partition>:kms:<AWS::Region>:<AWS::AccountId>:key/*]':
      'A key that the queue had before; only for what was encrypted for this queue.',
  });
}
