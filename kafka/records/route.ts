/** The topics of events: a default topic, and topics by type or by the start of a type. */
export interface Topics {
  readonly topic: string;
  /** By the whole type (`cognito.login.failed.v1`), or by its start up to a dot (`cognito.login.`). */
  readonly topicsByType: Readonly<Record<string, string>>;
}

/** The topic for events of a type: of the names in the map that fit, the longest decides. */
export function topicOf(type: string, { topic, topicsByType }: Topics): string {
  const [name = ''] = Object.keys(topicsByType)
    .filter((name) => name === type || (name.endsWith('.') && type.startsWith(name)))
    .sort((one, other) => other.length - one.length);
  return topicsByType[name] ?? topic;
}

/** Every topic that an event may go to, each once. */
export const everyTopic = ({ topic, topicsByType }: Topics): string[] => [
  ...new Set([topic, ...Object.values(topicsByType)]),
];
