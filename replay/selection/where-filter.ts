import { createContext, Script } from 'node:vm';
import { compile, TreeInterpreter, type JSONValue } from '@jmespath-community/jmespath';
import { CommandFailed } from '../../platform/command-failed.ts';
import { UsageError } from '../../platform/usage-error.ts';

type Expression = ReturnType<typeof compile>;

/**
 * Returns a test for events for which a JMESPath expression is true. An event that the expression cannot be applied to fails the
 * test. Throws a UsageError for an invalid expression. The test throws CommandFailed for an event that takes too long.
 */
export function whereFilter(text: string, limitMs = 1_000): (value: unknown) => boolean {
  const { expression, isFast } = compiled(text);
  return (value) => {
    try {
      const event = value as JSONValue;
      const result = isFast ? TreeInterpreter.search(expression, event) : searchWithin(limitMs, expression, event);
      return value !== undefined && isTrue(result);
    } catch (error) {
      if (!isTimeout(error)) return false;
      throw new CommandFailed(
        `--where "${text}" took longer than ${limitMs / 1000} s for one event. Use a simpler expression.`,
      );
    }
  };
}

function compiled(text: string): { readonly expression: Expression; readonly isFast: boolean } {
  try {
    const expression = compile(text);
    return { expression, isFast: isLinear(expression) };
  } catch (cause) {
    // Parser and walk call themselves for each level of an expression.
    const why = cause instanceof RangeError ? 'it is nested too deep' : (cause as Error).message;
    throw new UsageError(`--where "${text}" is not a JMESPath expression: ${why}`, { cause });
  }
}

const linearNodes = new Set(
  'AndExpression Comparator Current Field Identity NotExpression OrExpression Pipe Root Subexpression'.split(' '),
);
const linearFunctions = new Set('contains ends_with length lower not_null starts_with to_string type upper'.split(' '));

/** Whether the expression looks at each part of an event a fixed number of times: then no event takes long. */
function isLinear(node: unknown): boolean {
  if (Array.isArray(node)) return node.every(isLinear);
  const { type, name, ...parts } = node as Readonly<Record<string, unknown>>;
  if (type === 'Literal') return true;
  if (type === 'Function' ? !linearFunctions.has(String(name)) : !linearNodes.has(String(type))) return false;
  return Object.values(parts).every(isLinear);
}

const world = createContext({ search: (): unknown => undefined });
const call = new Script('search()');

// The timeout of a script also ends the functions that it calls. It costs half a millisecond: more than most expressions.
function searchWithin(timeout: number, expression: Expression, value: JSONValue): unknown {
  world['search'] = () => TreeInterpreter.search(expression, value);
  return call.runInContext(world, { timeout });
}

const isTimeout = (error: unknown): boolean =>
  (error as { readonly code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/** Whether JMESPath counts a result as true: anything except null, false and empty values. */
function isTrue(result: unknown): boolean {
  if (typeof result === 'number') return true;
  if (typeof result === 'object') return Object.keys(result ?? {}).length > 0;
  return Boolean(result);
}
