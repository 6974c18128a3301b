interface Statement {
  readonly Effect?: string;
  readonly Principal?: { readonly Service?: string | readonly string[] };
  readonly Action?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** Whether a queue's policy (JSON; undefined for none) allows EventBridge to send to the queue for a rule, named by its ARN. */
export function allowsRuleToSend(policy: string | undefined, ruleArn: string): boolean {
  const { Statement: statements } = JSON.parse(policy ?? '{}') as {
    readonly Statement?: Statement | readonly Statement[];
  };
  return listOf(statements).some(
    ({ Effect, Principal, Action, Condition = {} }) =>
      Effect === 'Allow' &&
      listOf(Principal?.Service).includes('events.amazonaws.com') &&
      listOf(Action).some((action) => ['sqs:sendmessage', 'sqs:*'].includes(action.toLowerCase())) &&
      Object.values(Condition)
        .flatMap((test) => listOf(test['aws:SourceArn']))
        .some((arn) => fits(arn, ruleArn)),
  );
}

/** IAM accepts a list, one item without a list, and neither. */
const listOf = <Item extends object | string>(items: Item | readonly Item[] | undefined): readonly Item[] =>
  [items ?? []].flat() as readonly Item[];

const fits = (pattern: string, arn: string): boolean =>
  pattern.endsWith('*') ? arn.startsWith(pattern.slice(0, -1)) : pattern === arn;
