import type { JSX } from 'preact';
import type { DeadLetterQueue } from '../../../wire/dead-letters.ts';
import { ageText, countText } from '../../state/amounts.ts';

export interface QueueTableProps {
  readonly queues: readonly DeadLetterQueue[];
  readonly selected: readonly string[];
  readonly onSelect: (names: readonly string[]) => void;
}

const numberText = (count: number | undefined): string => (count === undefined ? '–' : countText(count));

/** The queues with depth and age. Without a selection, the work below is on every queue that no function empties. */
export function QueueTable({ queues, selected, onSelect }: QueueTableProps): JSX.Element {
  return (
    <div class="scrolled">
      <table class="queues">
        <thead>
          <tr>
            <th scope="col">Queue</th>
            <th scope="col" class="number">
              Messages
            </th>
            <th scope="col" class="number">
              In flight
            </th>
            <th scope="col" class="number">
              Oldest
            </th>
            <th scope="col">Replays to</th>
          </tr>
        </thead>
        <tbody>
          {queues.map(({ name, isLive, depth, inFlight, oldestMs, replaysTo }) => (
            <tr key={name} class={!isLive && (depth ?? 0) > 0 ? 'holding' : ''}>
              <th scope="row">
                <label>
                  <input
                    type="checkbox"
                    checked={selected.includes(name)}
                    onChange={({ currentTarget: { checked } }) => {
                      onSelect(checked ? [...selected, name] : selected.filter((other) => other !== name));
                    }}
                  />
                  {name}
                </label>
                {isLive && <span class="quiet"> a function empties it</span>}
              </th>
              <td class="number">{numberText(depth)}</td>
              <td class="number">{numberText(inFlight)}</td>
              <td class="number">{oldestMs === undefined ? '–' : ageText(oldestMs)}</td>
              <td>{replaysTo ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
