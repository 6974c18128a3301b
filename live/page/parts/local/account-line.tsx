import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Account } from '../../../wire/local-actions.ts';
import { countText } from '../../state/amounts.ts';

/** A screen reader hears the account when it has not changed for this time, in milliseconds, and not with each event. */
const quietMs = 2_000;

/** Sent, in Kafka, lost. */
export function AccountLine({ account }: { readonly account: Account }): JSX.Element {
  const { sent, inKafka, onTheWay, lost, duplicates, wrong } = account;
  const sentence = `${countText(sent)} sent, ${countText(inKafka)} in Kafka, ${countText(lost)} lost`;
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => {
      setSpoken(sentence);
    }, quietMs);
    return () => {
      clearTimeout(timer);
    };
  }, [sentence]);
  const number = (label: string, count: number, tone = ''): JSX.Element => (
    <div class={`amount ${tone}`}>
      <dt>{label}</dt>
      <dd>{countText(count)}</dd>
    </div>
  );
  return (
    <section class="account" aria-label="Account">
      <dl>
        {number('Sent', sent)}
        {number('On the way', onTheWay)}
        {number('In Kafka', inKafka)}
        {number('Lost', lost, lost > 0 ? 'alarm' : 'good')}
        {duplicates > 0 && number('Duplicates', duplicates)}
        {wrong > 0 && number('Not as the schemas say', wrong, 'alarm')}
      </dl>
      <p class="only-spoken" aria-live="polite">
        {spoken}
      </p>
    </section>
  );
}
