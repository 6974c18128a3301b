import {
  DeleteRuleCommand,
  DescribeRuleCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  type EventBridgeClient,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** A rule of a bus. */
export interface BusRule {
  readonly name: string;
  readonly arn: string;
}

/** A rule with its pattern and its targets. */
export interface RuleDetail {
  readonly arn: string;
  /** JSON. */
  readonly pattern: string;
  readonly targets: readonly Target[];
}

/** A rule to create. */
export interface NewRule extends Pick<RuleDetail, 'pattern' | 'targets'> {
  readonly bus: string;
  readonly name: string;
  readonly description: string;
}

/** The rules of a bus, and the policies of the queues that they send to. */
export interface RulesPort {
  readonly list: (bus: string) => Promise<readonly BusRule[]>;
  readonly read: (bus: string, name: string) => Promise<RuleDetail>;
  /** Returns the ARN of the new rule. Rejects if a target is refused: then the rule exists without this target. */
  readonly create: (rule: NewRule) => Promise<string>;
  /** Removes the targets of a rule, and then the rule. */
  readonly remove: (bus: string, name: string) => Promise<void>;
  /** Returns the policy of a queue as JSON; undefined if it has none. */
  readonly queuePolicy: (url: string) => Promise<string | undefined>;
}

/** Returns the rules of EventBridge. A refused call rejects. A rule has at most five targets, which are one page. */
export function busRules(client: Pick<EventBridgeClient, 'send'>, sqs: Pick<SQSClient, 'send'>): RulesPort {
  const targetsOf = async (EventBusName: string, Rule: string): Promise<readonly Target[]> =>
    (await client.send(new ListTargetsByRuleCommand({ EventBusName, Rule }))).Targets ?? [];
  return {
    list: async (EventBusName) => {
      const rules: BusRule[] = [];
      let NextToken: string | undefined;
      do {
        const page = await client.send(new ListRulesCommand({ EventBusName, NextToken }));
        for (const { Name = '', Arn = '' } of page.Rules ?? []) rules.push({ name: Name, arn: Arn });
        NextToken = page.NextToken;
      } while (NextToken !== undefined);
      return rules;
    },
    queuePolicy: async (QueueUrl) => {
      const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['Policy'] });
      return (await sqs.send(command)).Attributes?.Policy;
    },
    read: async (EventBusName, Name) => {
      const { Arn = '', EventPattern = '{}' } = await client.send(new DescribeRuleCommand({ EventBusName, Name }));
      return { arn: Arn, pattern: EventPattern, targets: await targetsOf(EventBusName, Name) };
    },
    create: async ({ bus: EventBusName, name: Name, pattern: EventPattern, description: Description, targets }) => {
      const rule = { EventBusName, Name, EventPattern, Description, State: 'ENABLED' as const };
      const { RuleArn = '' } = await client.send(new PutRuleCommand(rule));
      const { FailedEntries = [] } = await client.send(
        new PutTargetsCommand({ EventBusName, Rule: Name, Targets: [...targets] }),
      );
      const [failed] = FailedEntries;
      if (failed)
        throw new Error(`EventBridge refused a target of the rule ${Name}: ${failed.ErrorCode ?? 'no code'}.`);
      return RuleArn;
    },
    remove: async (EventBusName, Name) => {
      const Ids = (await targetsOf(EventBusName, Name)).flatMap(({ Id }) => Id ?? []);
      if (Ids.length > 0) {
        const { FailedEntries = [] } = await client.send(new RemoveTargetsCommand({ EventBusName, Rule: Name, Ids }));
        const [failed] = FailedEntries;
        if (failed) throw new Error(`EventBridge kept a target of the rule ${Name}: ${failed.ErrorCode ?? 'no code'}.`);
      }
      await client.send(new DeleteRuleCommand({ EventBusName, Name }));
    },
  };
}
