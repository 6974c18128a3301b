import type { ParsedMessage } from '../../replay/messages/parsed-message.ts';

/** Maximum length of all bodies, in UTF-16 code units. */
const maxLength = 32_000_000;

/** Bodies of the messages that were listed last, so that showing one does not scan its queue again. */
export interface MessageBodies {
  readonly add: (read: ParsedMessage) => void;
  readonly of: (messageId: string) => string | undefined;
  readonly clear: () => void;
}

/** Returns an empty collection. A body that no longer fits is not kept. */
export function messageBodies(): MessageBodies {
  const bodies = new Map<string, string>();
  let length = 0;
  return {
    add: ({ message }) => {
      if (bodies.has(message.messageId) || length + message.body.length > maxLength) return;
      length += message.body.length;
      bodies.set(message.messageId, message.body);
    },
    of: (messageId) => bodies.get(messageId),
    clear: () => {
      bodies.clear();
      length = 0;
    },
  };
}
