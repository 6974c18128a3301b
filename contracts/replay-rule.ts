/**
 * What the name of a rule ends with that `replay archive --type` puts beside another for as long as a replay lasts. The policies of
 * the queues behind that other rule let this one write, too.
 */
export const replayRuleSuffix = '-replay';

/** Most characters of a rule's name ("PutRule", EventBridge API reference). */
export const maxRuleName = 64;
