import type { JSX } from 'preact';
import type { Picture } from '../../../wire/picture.ts';
import { ageText } from '../../state/amounts.ts';

/** The alarms that are on, with their meaning and the way to the runbook. */
export function AlarmList({ picture }: { readonly picture: Picture }): JSX.Element | null {
  const alarms = picture.boxes.flatMap((box) => box.alarms.map((alarm) => ({ ...alarm, box: box.id })));
  if (alarms.length === 0) return null;
  return (
    <ul class="alarms" aria-label="Alarms">
      {alarms.map(({ box, name, consumer, meaning, since, runbook }) => (
        <li key={`${box} ${name}`}>
          <strong>
            {name}
            {consumer === undefined ? '' : ` ${consumer}`}
          </strong>
          <span>{meaning}</span>
          <span class="quiet">for {ageText(picture.at - since)}</span>
          <a href={runbook} target="_blank" rel="noopener noreferrer" aria-label={`Runbook of ${name}`}>
            Runbook
          </a>
        </li>
      ))}
    </ul>
  );
}
