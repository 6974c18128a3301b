/**
 * Ending of the name of a rule that `replay archive --type` creates next to an existing rule for the duration of a replay. The
 * policies of the existing rule's queues also allow this rule to send.
 */
export const replayRuleSuffix = '-replay';

/** Most characters of a rule's name ("PutRule", EventBridge API reference). */
export const maxRuleName = 64;
