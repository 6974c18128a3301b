/** The value of an expression's name in one period; undefined where the metric has no data point. */
export type ValueOf = (id: string) => number | undefined;

/** What SERVICE_QUOTA answers for a metric. */
export type QuotaOf = (id: string) => number | undefined;

/** A metric math expression that is parsed. Returns its value in one period; undefined if it has no data point. */
export type MetricExpression = (valueOf: ValueOf, quotaOf: QuotaOf) => number | undefined;

const tokens = /\s*(\d+(?:\.\d+)?|[a-z]\w*|[A-Z_]+|==|>=|<=|[-+*/()<>[\],])/y;

type Operator = (a: number, b: number) => number;

/** The binary operators, those that bind last first. */
const levels: readonly ReadonlyMap<string | undefined, Operator>[] = (
  [
    { OR: (a, b) => Number(a !== 0 || b !== 0) },
    { AND: (a, b) => Number(a !== 0 && b !== 0) },
    {
      '>': (a, b) => Number(a > b),
      '<': (a, b) => Number(a < b),
      '>=': (a, b) => Number(a >= b),
      '<=': (a, b) => Number(a <= b),
      '==': (a, b) => Number(a === b),
    },
    { '+': (a, b) => a + b, '-': (a, b) => a - b },
    { '*': (a, b) => a * b, '/': (a, b) => a / b },
  ] as Record<string, Operator>[]
).map((operators) => new Map(Object.entries(operators)));

/**
 * Parses a metric math expression ("Using math expressions with CloudWatch metrics", CloudWatch guide), as far as the alarms of the
 * product use it: + - * /, comparisons, AND, OR, IF, FILL with a number, MAX of a list, and SERVICE_QUOTA. A missing data point
 * makes the whole result missing, but for FILL and MAX. Throws for everything else.
 */
export function parseExpression(expression: string): MetricExpression {
  const parts = tokenize(expression);
  let at = 0;
  const take = (expected?: string): string => {
    const part = parts[at++];
    if (part === undefined || (expected !== undefined && part !== expected))
      throw new Error(`${expression}: ${expected ?? 'a value'} is expected, not ${part ?? 'the end'}.`);
    return part;
  };
  const binary = (level: number): MetricExpression => {
    const operators = levels[level];
    if (!operators) return primary();
    let value = binary(level + 1);
    for (let combine = operators.get(parts[at]); combine; combine = operators.get(parts[at])) {
      at += 1;
      value = combined(value, binary(level + 1), combine);
    }
    return value;
  };
  const any = (): MetricExpression => binary(0);
  const primary = (): MetricExpression => {
    const part = take();
    if (/^\d/.test(part)) return () => Number(part);
    if (/^[a-z]/.test(part)) return (valueOf) => valueOf(part);
    const value = part === '(' ? any() : call(part);
    take(')');
    return value;
  };
  const list = (): MetricExpression[] => {
    const values = [any()];
    for (; parts[at] === ','; values.push(any())) at += 1;
    return values;
  };
  const call = (name: string): MetricExpression => {
    take('(');
    if (name === 'SERVICE_QUOTA') {
      const id = take();
      return (_valueOf, quotaOf) => quotaOf(id);
    }
    if (name === 'MAX') {
      take('[');
      const values = list();
      take(']');
      return greatest(values);
    }
    const [first = none, second = none, third = none] = list();
    if (name === 'FILL') return (valueOf, quotaOf) => first(valueOf, quotaOf) ?? second(valueOf, quotaOf);
    if (name !== 'IF') throw new Error(`${expression}: ${name} is not modelled.`);
    return (valueOf, quotaOf) => {
      const condition = first(valueOf, quotaOf);
      return condition === undefined ? undefined : (condition === 0 ? third : second)(valueOf, quotaOf);
    };
  };
  const value = any();
  if (at < parts.length) throw new Error(`${expression}: nothing is expected after ${parts.slice(0, at).join(' ')}.`);
  return value;
}

const none: MetricExpression = () => undefined;

/** CloudWatch drops the data point of a division by zero. */
const combined =
  (one: MetricExpression, other: MetricExpression, combine: Operator): MetricExpression =>
  (valueOf, quotaOf) => {
    const a = one(valueOf, quotaOf);
    const b = other(valueOf, quotaOf);
    if (a === undefined || b === undefined) return undefined;
    const value = combine(a, b);
    return Number.isFinite(value) ? value : undefined;
  };

const greatest =
  (values: readonly MetricExpression[]): MetricExpression =>
  (valueOf, quotaOf) => {
    const present = values.map((value) => value(valueOf, quotaOf)).filter((value) => value !== undefined);
    return present.length > 0 ? Math.max(...present) : undefined;
  };

function tokenize(expression: string): string[] {
  const found: string[] = [];
  tokens.lastIndex = 0;
  while (tokens.lastIndex < expression.trimEnd().length) {
    const match = tokens.exec(expression);
    if (!match) throw new Error(`${expression}: it cannot be read.`);
    found.push(match[1] ?? '');
  }
  return found;
}
