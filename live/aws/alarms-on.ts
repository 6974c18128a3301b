import { alarms, type AlarmName } from '../../contracts/alarms.ts';
import { docsUrl } from '../../contracts/docs-url.ts';
import { consumerOfOutput, type StackOutputs } from '../../contracts/stack-outputs.ts';
import type { AlarmOn } from '../wire/picture.ts';
import type { FiringAlarm } from './live-aws.ts';

/** Returns the start of the names of a stack's alarms. Alarms of other stacks may begin with it, too. */
export const alarmPrefix = (stack: string): string => `${stack}-`;

/** Returns the alarms of this stack among those with its prefix. `Shop-` is also the start of the alarms of a stack `Shop-Test`. */
export function alarmsOn(firing: readonly FiringAlarm[], stack: string, outputs: StackOutputs): readonly AlarmOn[] {
  const consumers = Object.keys(outputs).flatMap((output) => consumerOfOutput(output) ?? []);
  const known = new Map<string, Pick<AlarmOn, 'name' | 'consumer'>>([
    ...(Object.keys(alarms) as AlarmName[]).map((name) => [name, { name }] as const),
    ...consumers.map(
      (consumer) => [`ConsumerDeadLetters-${consumer}`, { name: 'ConsumerDeadLetters', consumer }] as const,
    ),
  ]);
  return firing.flatMap(({ name, since }): AlarmOn[] => {
    const found = known.get(name.slice(alarmPrefix(stack).length));
    if (!found) return [];
    const runbook = docsUrl(`operations/runbook.md#${found.name.toLowerCase()}`);
    return [{ ...found, meaning: alarms[found.name], since: since.getTime(), runbook }];
  });
}
