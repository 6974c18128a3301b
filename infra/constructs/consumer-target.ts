import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IApiDestination, IEventBus } from 'aws-cdk-lib/aws-events';
import type { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { kindOf, type TargetKind } from '../config/consumers/target-kind.ts';

/** Target of a consumer's events. A string is its ARN, which may be of another account. */
export type ConsumerTarget = IFunction | IQueue | ILogGroup | IApiDestination | IEventBus | IDeliveryStream | string;

/** A target as EventBridge calls it. */
export interface ResolvedTarget {
  readonly kind: TargetKind;
  readonly arn: string;
  /** The customer-managed key that encrypts a queue. @default - none, or not known */
  readonly key?: IKey | undefined;
}

/** Returns the kind and the ARN of a target, `undefined` if EventBridge cannot send a consumer's events to it. */
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

/** CDK's ARN of a log group ends with `:*`, which a rule rejects. */
const arnOfLogGroup = (logGroup: ILogGroup): string =>
  Stack.of(logGroup).formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: logGroup.logGroupName,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
