// A CommonJS module of which Node finds these names only in the default export.
import kafkajs, { type Admin } from 'kafkajs';

/** Those settings of a topic that the brokers tell, by name. Rejects where the user may not describe its configuration. */
export async function topicConfig(
  admin: Admin,
  name: string,
  configNames: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const resources = [{ type: kafkajs.ConfigResourceTypes.TOPIC, name, configNames: [...configNames] }];
  const { resources: described } = await admin.describeConfigs({ resources, includeSynonyms: false });
  const entries = described.flatMap(({ configEntries }) => configEntries);
  return new Map(entries.map(({ configName, configValue }) => [configName, configValue]));
}
