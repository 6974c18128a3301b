import { ConfigError } from '../../contracts/config-error.ts';
import { parseKafkaConfig } from '../../kafka/config.ts';
import type { KafkaSource } from '../../live/aws/aws-feed.ts';
import { panelProblemOf, type ExplainFailure } from '../../live/aws/panel-problem-of.ts';
import type { ForwarderKafkaPort } from './live-ports.ts';

/** Returns the topics of a forwarder, or the reason why its settings are unknown. Never rejects. */
export async function kafkaSource(
  { region, variables, connect }: ForwarderKafkaPort,
  functionName: string,
  explain: ExplainFailure,
): Promise<KafkaSource> {
  try {
    const config = parseKafkaConfig({ ...(await variables(functionName)), AWS_REGION: await region() });
    const { topic, topicsByType } = config.topics;
    const topics = [...new Set([topic, ...Object.values(topicsByType)])];
    return { topics, connect: () => connect(config) };
  } catch (error) {
    const reason: ExplainFailure = (failure) =>
      failure instanceof ConfigError
        ? `The settings of the forwarder are invalid: ${failure.message}`
        : explain(failure);
    return { problem: panelProblemOf('events', 'lambda:GetFunctionConfiguration', error, reason) };
  }
}
