import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IApiDestination, IEventBus } from 'aws-cdk-lib/aws-events';
import type { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { kindOf, type TargetKind } from '../config/consumers/target-kind.ts';

/** Whatever a consumer's events go to; a text is its ARN, as it is, and may be of another account. */
export type ConsumerTarget = IFunction | IQueue | ILogGroup | IApiDestination | IEventBus | IDeliveryStream | string;

/** How EventBridge reaches a target. */
export interface ResolvedTarget {
  readonly kind: TargetKind;
  readonly arn: string;
  /** The key of the account's own that encrypts a queue. @default - none that is known */
  readonly key?: IKey | undefined;
}

/** What a target is, and its ARN; undefined for one that EventBridge could not bring a consumer's events to. */
export function resolveTarget(target: ConsumerTarget): ResolvedTarget | undefined {
  if (typeof target === 'string') {
    const kind = kindOf(target);
    return kind && { kind, arn: target };
  }
  if ('queueArn' in target) {
    return target.fifo ? undefined : { kind: 'queue', arn: target.queueArn, key: target.encryptionMasterKey };
  }
  if ('functionArn' in target) return { kind: 'function', arn: target.functionArn };
  if ('logGroupArn' in target) return { kind: 'logGroup', arn: arnOfLogGroup(target) };
  if ('apiDestinationArn' in target) return { kind: 'apiDestination', arn: target.apiDestinationArn };
  if ('deliveryStreamArn' in target) return { kind: 'firehose', arn: target.deliveryStreamArn };
  return { kind: 'eventBus', arn: target.eventBusArn };
}

/** CDK's own ARN of a log group ends with `:*`, which a rule does not take. */
const arnOfLogGroup = (logGroup: ILogGroup): string =>
  Stack.of(logGroup).formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: logGroup.logGroupName,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
