import type { JSX } from 'preact';
import type { MessagesResponse } from '../../../wire/dead-letters.ts';
import { countText } from '../../state/amounts.ts';
import { DeadLetterItem } from './dead-letter-item.tsx';

/** The messages that were read, each with its reason, its fix and its body. */
export function MessageTable({ response }: { readonly response: MessagesResponse }): JSX.Element {
  const { messages, isComplete, hasMore, reports } = response;
  return (
    <div class="messages">
      <h3>
        {countText(messages.length)} {messages.length === 1 ? 'message' : 'messages'}
        {hasMore && ', and there may be more'}
      </h3>
      {!isComplete && <p class="warning">Not every queue was read to its end.</p>}
      {reports.map((report) => (
        <p class="warning">{report}</p>
      ))}
      <ul>
        {messages.map((message) => (
          <DeadLetterItem key={`${message.queue} ${message.messageId}`} message={message} />
        ))}
      </ul>
    </div>
  );
}
