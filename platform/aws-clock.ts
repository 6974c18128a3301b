/** The part of an AWS SDK client that the clock uses. */
interface Client {
  readonly middlewareStack: {
    readonly use: (plugin: { readonly applyToStack: (stack: object) => void }) => void;
  };
}

type Call = (call: unknown) => Promise<Answer>;

interface Answer {
  readonly response?: { readonly headers?: Readonly<Record<string, unknown>> };
}

/** A client's middleware steps. The last one before the network has the raw answer. */
interface Stack {
  readonly add: (step: (next: Call) => Call, place: { readonly step: 'deserialize'; readonly priority: 'low' }) => void;
}

/** AWS's time. */
export interface AwsClock {
  /** AWS's time, about a second off at most; undefined until AWS has answered a call. */
  readonly told: () => Date | undefined;
  /** AWS's time; until AWS has answered a call, the time of this machine. */
  readonly now: () => Date;
  /** Reads the time from each answer that the client gets, errors included; returns the client. */
  readonly follow: <Followed extends Client>(client: Followed) => Followed;
}

/** Unix time in milliseconds, by a clock that does not jump while the process runs. */
const machineMs = (): number => performance.timeOrigin + performance.now();

/**
 * Takes the time from the Date header of AWS's answers, because AWS also sets the times of messages and log lines. The clock
 * of this machine may be wrong. A header has whole seconds. As long as the machine's clock agrees with all headers, it is right.
 */
export function awsClock(localMs: () => number = machineMs): AwsClock {
  // The correction of the machine's time is at least the first, and at most the second.
  let bounds: readonly [least: number, most: number] | undefined;
  const note = (date: unknown, askedAt: number, answeredAt: number): void => {
    const second = Date.parse(String(date));
    if (Number.isNaN(second)) return;
    const told = [second - answeredAt, second + 1000 - askedAt] as const;
    const both = [Math.max(told[0], bounds?.[0] ?? -Infinity), Math.min(told[1], bounds?.[1] ?? Infinity)] as const;
    // They exclude each other after the machine has slept: then the last answer holds.
    bounds = both[0] <= both[1] ? both : told;
  };
  const told = (): Date | undefined =>
    bounds && new Date(Math.round(localMs() + Math.min(Math.max(0, bounds[0]), bounds[1])));
  return {
    told,
    now: () => told() ?? new Date(Math.round(localMs())),
    follow: (client) => {
      const step =
        (next: Call): Call =>
        async (call) => {
          const askedAt = localMs();
          const answer = await next(call);
          note(answer.response?.headers?.['date'], askedAt, localMs());
          return answer;
        };
      const applyToStack = (stack: object): void => {
        (stack as Stack).add(step, { step: 'deserialize', priority: 'low' });
      };
      client.middlewareStack.use({ applyToStack });
      return client;
    },
  };
}
