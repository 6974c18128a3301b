import { isSample } from '../../contracts/deployment-check.ts';
import type { LogMessage } from '../../contracts/log-messages.ts';
import type { TriggerHandler } from './observer.ts';

/** What the trigger function's own code gives once it is loaded. */
export interface Observing {
  readonly handler: TriggerHandler;
  /** Rejects where an event like this sample would be lost; publishes nothing. */
  readonly check: (sample: unknown) => Promise<void>;
}

/**
 * A handler that returns the event also if its own code cannot be loaded, or rejects unexpectedly. Such a failure is logged
 * and counted at each event. Only for a sample event of a deployment is it the answer, so that the deployment fails.
 * Only this module and its imports are loaded outside the guard. `bus` is the name or the ARN of the bus.
 */
export async function guarded(
  load: () => Promise<Observing>,
  log: (line: string) => void,
  bus: string | undefined,
): Promise<TriggerHandler> {
  let observing: Observing | undefined;
  let reason: unknown;
  try {
    observing = await load();
  } catch (error) {
    reason = error;
  }
  return async (event, context) => {
    const isCheck = isSafely(event);
    try {
      if (!observing) throw reason;
      await (isCheck ? observing.check(event) : observing.handler(event, context));
    } catch (error) {
      if (isCheck) throw error;
      tell(log, () => lineOf(observing ? 'UNKNOWN' : 'CODE_NOT_LOADED', busNameOf(bus)));
    }
    return event;
  };
}

/** Like `isSample`, also for an event that cannot be read and is therefore not a sample. */
function isSafely(event: unknown): boolean {
  try {
    return isSample(event);
  } catch {
    return false;
  }
}

function tell(log: (line: string) => void, line: () => string): void {
  try {
    log(line());
  } catch {
    // Not even a log that cannot be written may fail a login.
  }
}

/** Like that of contracts/bus.ts, a module that may fail to load. The setting may be the bus's ARN. */
const busNameOf = (nameOrArn: string | undefined): string | undefined =>
  nameOrArn?.replace(/arn:.*?:event-bus\//, '') || undefined;

/** The line that `logLine` would write, from a module that may fail to load. The metric is that of a lost event. */
function lineOf(code: string, bus: string | undefined): string {
  const metric = 'EventsNotNormalized';
  const dimension = bus ? { EventBusName: bus } : {};
  const now = new Date();
  const CloudWatchMetrics = [
    { Namespace: 'CognitoToKafka', Dimensions: [Object.keys(dimension)], Metrics: [{ Name: metric, Unit: 'Count' }] },
  ];
  return JSON.stringify({
    time: now.toISOString(),
    level: 'error',
    message: 'event processing failed' satisfies LogMessage,
    code,
    _aws: { Timestamp: now.getTime(), CloudWatchMetrics },
    ...dimension,
    [metric]: 1,
  });
}
