import { Aspects, Aws, Duration, Stack, type IAspect } from 'aws-cdk-lib';
import { CfnArchive, CfnEventBus } from 'aws-cdk-lib/aws-events';
import { Grant, PolicyStatement, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Key, type IKey } from 'aws-cdk-lib/aws-kms';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct, type IConstruct } from 'constructs';
import { keyStatements, type KeyUse } from '../key-statements.ts';
import { KeylessDeadLetterQueue } from './dead-letter-queue.ts';
import { KnownUsersQueue } from './known-users.ts';
import { checkProps, keyProps } from './check-props.ts';

/** Props of the key. */
export interface EncryptionKeyProps extends Pick<KeyUse, 'busName' | 'createsAlarmTopic'> {
  /** ARN of an existing key, whose owner adds the statements. @default - a new key */
  readonly keyArn?: string | undefined;
}

/**
 * A customer-managed KMS key for everything in its scope that stores events (queues, bus, archive, logs) and for the alarm topic.
 * It does not encrypt the variables of the functions: they contain no secret, and no function starts while the key is disabled,
 * so that every login would fail. It does not encrypt the queues for events that would be lost while the key is disabled.
 */
export class EncryptionKey extends Construct {
  /** The key. */
  readonly key: IKey;

  constructor(scope: Construct, id: string, { keyArn, ...use }: EncryptionKeyProps) {
    super(scope, id);
    checkProps(this, keyProps({ keyArn }));
    this.key = keyArn === undefined ? this.create(use) : Key.fromKeyArn(this, 'Key', keyArn);
    Aspects.of(scope).add(encryptWith(this.key.keyArn));
  }

  /** Grants the key for writing to the queues and for reading them. It grants no permission on a queue. */
  grantUse(...grantees: readonly IGrantable[]): void {
    // Of itself, CDK would also allow kms:Encrypt and kms:ReEncrypt*, which SQS does not need.
    const use = { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resourceArns: [this.key.keyArn] };
    for (const grantee of grantees) Grant.addToPrincipal({ grantee, ...use });
  }

  /** Grants the key for reading the queues. It grants no permission on a queue. */
  grantRead(grantee: IGrantable): Grant {
    return Grant.addToPrincipal({ grantee, actions: ['kms:Decrypt'], resourceArns: [this.key.keyArn] });
  }

  private create(use: Pick<KeyUse, 'busName' | 'createsAlarmTopic'>): Key {
    const key = new Key(this, 'Key', {
      description: `Events of ${Stack.of(this).stackName}: queues, bus, archive and logs.`,
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
    });
    const { PARTITION: partition, REGION: region, ACCOUNT_ID: account } = Aws;
    for (const statement of keyStatements({ partition, region, account, ...use }))
      key.addToResourcePolicy(PolicyStatement.fromJson(statement));
    return key;
  }
}

const isKeyless = (queue: IConstruct | undefined): boolean =>
  queue instanceof KeylessDeadLetterQueue || queue instanceof KnownUsersQueue;

/**
 * Puts the key on every resource of a pipeline that takes one, those of consumers and of CDK itself among them. The constructs
 * of CDK do not know of it: their grants are wider, and their policy of an archive's key depends on the bus, which depends
 * on the key.
 */
const encryptWith = (keyArn: string): IAspect => ({
  visit(node: IConstruct) {
    if (node instanceof CfnQueue && !isKeyless(node.node.scope)) {
      node.sqsManagedSseEnabled = undefined;
      node.kmsMasterKeyId = keyArn;
    }
    if (node instanceof CfnTopic) node.kmsMasterKeyId = keyArn;
    if (node instanceof CfnLogGroup) node.kmsKeyId = keyArn;
    if (node instanceof CfnEventBus || node instanceof CfnArchive) node.kmsKeyIdentifier = keyArn;
  },
});
