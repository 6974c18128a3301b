import { isSample } from '../../contracts/deployment-check.ts';
import type { LogMessage } from '../../contracts/log-messages.ts';

/** The properties of Lambda's context that the function reads. */
export interface TriggerContext {
  readonly awsRequestId?: string;
}

/** A Lambda function on a Cognito trigger. */
export type TriggerHandler = (event: unknown, context?: TriggerContext) => Promise<unknown>;

/** The function's own code, once it is loaded. */
export interface TriggerRuntime {
  /** Publishes the event, or hands it to the work after the response. Never rejects. */
  readonly handle: (event: unknown, context?: TriggerContext) => Promise<void>;
  /** Rejects if an event like this sample would be lost; publishes nothing. */
  readonly check: (sample: unknown) => Promise<void>;
}

/**
 * Returns a handler that returns the event even if its own code cannot be loaded, or rejects unexpectedly. The handler logs
 * and counts such a failure at each event. It rejects only for a sample event of a deployment, so that the deployment fails.
 * Only this module and its imports are loaded outside the guard. `bus` is the name or the ARN of the bus.
 */
export async function withLoadGuard(
  load: () => Promise<TriggerRuntime>,
  log: (line: string) => void,
  bus: string | undefined,
): Promise<TriggerHandler> {
  let runtime: TriggerRuntime | undefined;
  let reason: unknown;
  try {
    runtime = await load();
  } catch (error) {
    reason = error;
  }
  return async (event, context) => {
    const isCheck = isSafely(event);
    try {
      if (!runtime) throw reason;
      await (isCheck ? runtime.check(event) : runtime.handle(event, context));
    } catch (error) {
      if (isCheck) throw error;
      report(log, runtime ? 'UNKNOWN' : 'CODE_NOT_LOADED', bus);
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

function report(log: (line: string) => void, code: string, bus: string | undefined): void {
  try {
    log(lineOf(code, busNameOf(bus)));
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
