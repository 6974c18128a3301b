import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeadLetter } from '../../../wire/dead-letters.ts';
import { sizeText } from '../../state/amounts.ts';
import { JsonView } from '../events/json-view.tsx';
import { Failure } from '../frame/failure.tsx';
import { usePage } from '../frame/use-page.ts';
import { useRequest } from '../frame/use-request.ts';

/** The body of a message. A body that is not an event stays masked until the operator asks for it. */
export function MessageBody({ message }: { readonly message: DeadLetter }): JSX.Element {
  const { queue, messageId, body, bytes } = message;
  const { requests } = usePage();
  const request = useRequest();
  const [answer, setAnswer] = useState<{ readonly text?: string }>();
  const ask = async (): Promise<void> => {
    setAnswer(await request.run(() => requests.messageBody({ queue, messageId })));
  };
  const text = answer ? answer.text : body.state === 'shown' ? body.text : undefined;
  const isWhole = answer !== undefined || (body.state === 'shown' && !body.isCut);
  return (
    <div class="body">
      {answer && text === undefined && <p class="warning">The queue no longer has this message.</p>}
      {!answer && body.state === 'masked' && (
        <p>The body is not an event, so no privacy policy applies to it. It may contain personal data.</p>
      )}
      {text !== undefined && <JsonView text={text} />}
      {!isWhole && (
        <button type="button" aria-disabled={request.isRunning} onClick={() => void ask()}>
          {body.state === 'masked' ? 'Show the body' : `Show all ${sizeText(bytes)}`}
        </button>
      )}
      <Failure text={request.failure} />
    </div>
  );
}
