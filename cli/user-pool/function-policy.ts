import { parseArn, type Arn } from '../../platform/arn.ts';
import { parseFunctionArn } from '../../platform/function-arn.ts';
import { glob } from '../../platform/glob.ts';

/** The service that invokes the functions of a pool. */
export const cognitoPrincipal = 'cognito-idp.amazonaws.com';

/** A string or a list, as IAM allows both. */
type Texts = string | readonly string[];

/** A statement of a function's policy. */
interface Statement {
  readonly Effect?: string;
  readonly Principal?: string | { readonly Service?: Texts };
  readonly Action?: Texts;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Texts>>>>;
}

/**
 * Whether the policy of a function, as JSON, lets a pool invoke it. A condition with an operator or a key that is not known
 * here counts as not met.
 */
export function letsPoolInvoke(policy: string, poolArn: string): boolean {
  const { Statement = [] } = JSON.parse(policy) as { readonly Statement?: Statement | readonly Statement[] };
  return [Statement].flat().some((statement: Statement) => allows(statement, poolArn));
}

const allows = ({ Effect, Principal, Action = [], Condition = {} }: Statement, poolArn: string): boolean =>
  Effect === 'Allow' &&
  typeof Principal === 'object' &&
  listOf(Principal.Service).includes(cognitoPrincipal) &&
  listOf(Action).some((action) => glob(action.toLowerCase())('lambda:invokefunction')) &&
  Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => isMet(operator, factOf(key, poolArn), listOf(values))),
  );

function isMet(operator: string, fact: string | undefined, values: readonly string[]): boolean {
  const fits = comparisons.get(operator.toLowerCase());
  return fact !== undefined && fits !== undefined && values.some((value) => fits(value, fact));
}

/** Compares ARNs part by part: a wildcard in one does not match a part of another ("Amazon Resource Name (ARN) condition operators", IAM guide). */
const arnFits = (pattern: string, text: string): boolean => {
  const [patterns, arn] = [parseArn(pattern), parseArn(text)];
  const fits = (part: keyof Arn): boolean => glob(patterns?.[part] ?? '')(arn?.[part] ?? '');
  return patterns !== undefined && (['partition', 'service', 'region', 'accountId', 'resource'] as const).every(fits);
};

const comparisons = new Map([
  ['arnlike', arnFits],
  ['arnequals', arnFits],
  ['stringlike', (pattern: string, text: string) => glob(pattern)(text)],
  ['stringequals', (expected: string, text: string) => expected === text],
]);

/** What a request of the pool has for a key of a condition. */
const factOf = (key: string, poolArn: string): string | undefined =>
  new Map([
    ['aws:sourcearn', poolArn],
    ['aws:sourceaccount', parseArn(poolArn)?.accountId],
  ]).get(key.toLowerCase());

const listOf = (texts: Texts = []): readonly string[] => [texts].flat();

/** Returns the parameters that name the policy of a function: a version or an alias has its own, `$LATEST` has not. */
export function policyOwner(functionArn: string): { readonly FunctionName: string; readonly Qualifier?: string } {
  const { functionArn: FunctionName, qualifier: Qualifier = '$LATEST' } = parseFunctionArn(functionArn) ?? {
    functionArn,
  };
  return { FunctionName, ...(Qualifier === '$LATEST' ? {} : { Qualifier }) };
}
