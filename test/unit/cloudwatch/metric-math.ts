/** The value of an expression's name in one period; undefined where the metric has no data point. */
export type ValueOf = (id: string) => number | undefined;

/** What SERVICE_QUOTA answers for a metric. */
export type QuotaOf = (id: string) => number | undefined;

const tokens = /\s*(\d+(?:\.\d+)?|[a-z]\w*|[A-Z_]+|==|>=|<=|[-+*/()<>[\],])/y;

/**
 * Evaluates a metric math expression for one period ("Using math expressions with CloudWatch metrics", CloudWatch guide), as
 * far as the alarms of the product use it: + - * /, comparisons, AND, OR, IF, FILL with a number, MAX of a list, and
 * SERVICE_QUOTA. A missing data point makes the whole result missing, but for FILL and MAX. Throws for everything else.
 */
export function evaluate(expression: string, valueOf: ValueOf, quotaOf: QuotaOf = () => undefined): number | undefined {
  const parts = tokenize(expression);
  let at = 0;
  const peek = () => parts[at];
  const take = (expected?: string): string => {
    const part = parts[at++];
    if (part === undefined || (expected !== undefined && part !== expected))
      throw new Error(`${expression}: ${expected ?? 'a value'} is expected, not ${part ?? 'the end'}.`);
    return part;
  };
  type Value = number | undefined;
  const both = (one: Value, other: Value, combine: (a: number, b: number) => number): Value => {
    if (one === undefined || other === undefined) return undefined;
    const value = combine(one, other);
    // CloudWatch drops the data point of a division by zero.
    return Number.isFinite(value) ? value : undefined;
  };
  const level =
    (operators: Readonly<Record<string, (a: number, b: number) => number>>, next: () => Value) => (): Value => {
      let value = next();
      for (let operator = peek(); operator !== undefined && operator in operators; operator = peek()) {
        at += 1;
        value = both(value, next(), operators[operator] ?? (() => NaN));
      }
      return value;
    };
  const primary = (): Value => {
    const part = take();
    if (/^\d/.test(part)) return Number(part);
    if (/^[a-z]/.test(part)) return valueOf(part);
    if (part === '(') {
      const value = any();
      take(')');
      return value;
    }
    return call(part);
  };
  const list = (): Value[] => {
    const values = [any()];
    while (peek() === ',') {
      at += 1;
      values.push(any());
    }
    return values;
  };
  const call = (name: string): Value => {
    take('(');
    const value = called(name);
    take(')');
    return value;
  };
  const called = (name: string): Value => {
    if (name === 'SERVICE_QUOTA') return quotaOf(take());
    if (name === 'MAX') {
      take('[');
      const values = list().filter((value) => value !== undefined);
      take(']');
      return values.length > 0 ? Math.max(...values) : undefined;
    }
    const [first, second, third] = list();
    if (name === 'FILL') return first ?? second;
    if (name !== 'IF') throw new Error(`${expression}: ${name} is not modelled.`);
    return first === undefined ? undefined : first === 0 ? third : second;
  };
  const product = level({ '*': (a, b) => a * b, '/': (a, b) => a / b }, primary);
  const sum = level({ '+': (a, b) => a + b, '-': (a, b) => a - b }, product);
  const comparison = level(
    {
      '>': (a, b) => Number(a > b),
      '<': (a, b) => Number(a < b),
      '>=': (a, b) => Number(a >= b),
      '<=': (a, b) => Number(a <= b),
      '==': (a, b) => Number(a === b),
    },
    sum,
  );
  const conjunction = level({ AND: (a, b) => Number(a !== 0 && b !== 0) }, comparison);
  const any = level({ OR: (a, b) => Number(a !== 0 || b !== 0) }, conjunction);
  const value = any();
  if (at < parts.length) throw new Error(`${expression}: nothing is expected after ${parts.slice(0, at).join(' ')}.`);
  return value;
}

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
