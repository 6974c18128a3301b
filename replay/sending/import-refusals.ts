import { violationsInText } from '../../contracts/schema-violations.ts';
import type { ParsedMessage } from '../messages/parsed-message.ts';

/** Every line has its own lengths in its reason: without a limit a report could be as long as the file. */
const maxDescribed = 10;

/** Returns a function from a message that is not sent to the reason. The first different schema violations are described. */
export function importRefusals(): (read: ParsedMessage) => string {
  const described = new Set<string>();
  return ({ problem, eventText }) => {
    const violations = violationsInText(problem, eventText);
    if (violations === '') return 'it would fail again, or this pipeline did not send it';
    if (described.size < maxDescribed) described.add(violations);
    return described.has(violations)
      ? `it would fail again. ${violations}`
      : 'it would fail again: it does not match the schema of its type';
  };
}
