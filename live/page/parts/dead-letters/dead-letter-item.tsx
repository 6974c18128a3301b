import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeadLetter } from '../../../wire/dead-letters.ts';
import { sizeText } from '../../state/amounts.ts';
import { typeText } from '../events/type-text.ts';
import { VisibleText } from '../frame/visible-text.tsx';
import { MessageBody } from './message-body.tsx';

/** A message: why it is here, how to fix it, and its body. */
export function DeadLetterItem({ message }: { readonly message: DeadLetter }): JSX.Element {
  const { queue, type, subject, time, deadLetteredAt, sentAt, reason, attempts, bytes, cause, fix, repetition } =
    message;
  const [isOpen, setOpen] = useState(false);
  return (
    <li class="message">
      <details
        onToggle={({ currentTarget }) => {
          setOpen(currentTarget.open);
        }}
      >
        <summary>
          <code class="reason-code">
            <VisibleText text={reason} />
          </code>
          <span class="type">
            <VisibleText text={type === undefined ? 'not an event' : typeText(type)} />
          </span>
          <span class="quiet">{queue}</span>
          <span class="quiet number">{(deadLetteredAt ?? sentAt).slice(0, 19).replace('T', ' ')}</span>
        </summary>
        <dl class="facts">
          <dt>Cause</dt>
          <dd>
            <VisibleText text={cause} />
          </dd>
          <dt>Fix</dt>
          <dd>
            <VisibleText text={fix} />
          </dd>
          {repetition !== undefined && (
            <>
              <dt>Replay</dt>
              <dd class="warning">
                <VisibleText text={repetition} />
              </dd>
            </>
          )}
          {subject !== undefined && (
            <>
              <dt>Subject</dt>
              <dd>
                <VisibleText text={subject} />
              </dd>
            </>
          )}
          {time !== undefined && (
            <>
              <dt>Happened</dt>
              <dd>
                <VisibleText text={time} />
              </dd>
            </>
          )}
          <dt>Attempts</dt>
          <dd>{attempts}</dd>
          <dt>Size</dt>
          <dd>{sizeText(bytes)}</dd>
        </dl>
        {isOpen && <MessageBody message={message} />}
      </details>
    </li>
  );
}
