import type { NewRule, RulesPort } from '../../../replay/aws/bus-rules.ts';

export const arnOfRule = (name: string): string => `arn:aws:events:eu-west-1:111122223333:rule/identity/${name}`;

type Rule = Pick<NewRule, 'pattern' | 'targets'>;

interface FakeRulesOptions {
  /** By name. @default - Forwarder and Analytics, which reach whatever they name by a role */
  readonly rules?: Readonly<Record<string, Rule>>;
  /** Called when a rule has been made. @default - nothing happens */
  readonly onCreate?: () => void;
  /** What removing a rule fails with. @default - every rule can be removed */
  readonly keeps?: Error;
}

/** Rules of the bus `identity` in memory. */
export function fakeRules({ rules = plainRules, onCreate = () => undefined, keeps }: FakeRulesOptions = {}) {
  const all = new Map(Object.entries(rules));
  const created: NewRule[] = [];
  const removed: string[] = [];
  const port: Omit<RulesPort, 'queuePolicy'> = {
    list: (bus) =>
      Promise.resolve(bus === 'identity' ? [...all.keys()].map((name) => ({ name, arn: arnOfRule(name) })) : []),
    read: (_bus, name) => {
      const rule = all.get(name);
      return rule ? Promise.resolve({ arn: arnOfRule(name), ...rule }) : Promise.reject(new Error(`No rule ${name}.`));
    },
    create: (rule) => {
      created.push(rule);
      all.set(rule.name, rule);
      onCreate();
      return Promise.resolve(arnOfRule(rule.name));
    },
    remove: (_bus, name) => {
      if (keeps) return Promise.reject(keeps);
      removed.push(name);
      all.delete(name);
      return Promise.resolve();
    },
  };
  return { port, created, removed, names: (): string[] => [...all.keys()] };
}

/** A rule for all events, which reaches its target by a role. */
export const aRule = (target: string): Rule => ({
  pattern: JSON.stringify({ source: ['cognito-to-kafka'], 'detail-type': [{ prefix: 'cognito.' }] }),
  targets: [{ Id: 'Target0', Arn: target, RoleArn: 'arn:role', InputPath: '$.detail' }],
});

const plainRules = {
  Forwarder: aRule('arn:aws:sqs:eu-west-1:1:events'),
  Analytics: aRule('arn:aws:lambda:eu-west-1:1:x'),
};
