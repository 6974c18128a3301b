import {
  DeleteRuleCommand,
  DescribeRuleCommand,
  ListTargetsByRuleCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  type EventBridgeClient,
  type Target,
} from '@aws-sdk/client-eventbridge';

/** A rule of a bus, with all that it does. */
export interface RuleDetail {
  readonly arn: string;
  /** JSON. */
  readonly pattern: string;
  readonly targets: readonly Target[];
}

/** A rule that is to be. */
export interface NewRule extends Pick<RuleDetail, 'pattern' | 'targets'> {
  readonly bus: string;
  readonly name: string;
  readonly description: string;
}

export interface RulesPort {
  readonly read: (bus: string, name: string) => Promise<RuleDetail>;
  /** Resolves with its ARN. Where a target is refused, the rule is there without it, and this rejects. */
  readonly create: (rule: NewRule) => Promise<string>;
  /** Takes its targets away, and then the rule. */
  readonly remove: (bus: string, name: string) => Promise<void>;
}

/** The rules of EventBridge themselves; whatever it refuses rejects. A rule has five targets at most, which are one page. */
export function busRules(client: Pick<EventBridgeClient, 'send'>): RulesPort {
  const targetsOf = async (EventBusName: string, Rule: string): Promise<readonly Target[]> =>
    (await client.send(new ListTargetsByRuleCommand({ EventBusName, Rule }))).Targets ?? [];
  return {
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
