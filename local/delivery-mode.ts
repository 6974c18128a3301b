import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { clientSettings } from './rig/aws-environment.ts';
import type { Pipeline } from './rig/pipeline.ts';

/** Resolves with a sentence about the delivery mode of the deployed trigger function: its setting, and its actual mode according to its log. */
export async function deliveryModeOf({ endpoint, outputs }: Pick<Pipeline, 'endpoint' | 'outputs'>): Promise<string> {
  const settings = clientSettings(endpoint);
  const { Environment, LoggingConfig } = await new LambdaClient(settings).send(
    new GetFunctionConfigurationCommand({ FunctionName: outputs['TriggerFunctionArn'] }),
  );
  const mode = Environment?.Variables?.['DELIVERY'] ?? '';
  const { events = [] } = await new CloudWatchLogsClient(settings).send(
    new FilterLogEventsCommand({ logGroupName: LoggingConfig?.LogGroup }),
  );
  const hasFallenBack = events.some(({ message = '' }) => message.includes('"NO_EXTENSIONS_API"'));
  return hasFallenBack ? `before-response (the emulator has no Extensions API for ${mode})` : mode;
}
