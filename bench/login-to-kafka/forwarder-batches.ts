import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { LambdaClient, GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { metrics } from '../../contracts/metrics.ts';
import { clientSettings } from '../../local/rig/aws-environment.ts';
import type { Pipeline } from '../../local/rig/pipeline.ts';

/** Returns the events in each batch of the forwarder since a time, by its log. */
export async function forwarderBatches({ endpoint, outputs }: Pipeline, sinceMs: number): Promise<number[]> {
  const settings = clientSettings(endpoint);
  const FunctionName = outputs['ForwarderFunctionName'];
  const { LoggingConfig } = await new LambdaClient(settings).send(
    new GetFunctionConfigurationCommand({ FunctionName }),
  );
  const batches: number[] = [];
  const pages = paginateFilterLogEvents(
    { client: new CloudWatchLogsClient(settings) },
    { logGroupName: LoggingConfig?.LogGroup, startTime: sinceMs },
  );
  for await (const { events = [] } of pages) {
    for (const { message = '' } of events) {
      const [line] = /\{.*"batch forwarded".*\}/.exec(message) ?? [];
      if (line !== undefined) batches.push(Number((JSON.parse(line) as Record<string, unknown>)[metrics.batchSize]));
    }
  }
  return batches;
}
