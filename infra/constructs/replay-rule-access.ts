import type { IRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { replayRuleSuffix } from '../../contracts/replay-rule.ts';

/**
 * Allows one more rule to send to a queue of a rule: the rule of the same name and `-replay`, which `cognito-to-kafka replay archive
 * --type` makes for the time of a replay. EventBridge does not try again what a policy forbids.
 */
export function grantReplayRuleSend(queue: Queue, rule: IRule): void {
  queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { ArnEquals: { 'aws:SourceArn': `${rule.ruleArn}${replayRuleSuffix}` } },
    }),
  );
}
