import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { ArrivedEvent } from '../../../wire/arrived-event.ts';
import { clockText, countText } from '../../state/amounts.ts';
import { hopDurations, msToKafka } from '../../state/hop-durations.ts';
import { momentOf } from '../../state/story-order.ts';
import { VisibleText } from '../frame/visible-text.tsx';
import { hopColumns } from './hop-columns.ts';
import { isFailure, typeText } from './type-text.ts';

export interface EventRowProps {
  readonly event: ArrivedEvent;
  readonly row: number;
  readonly top: number;
  readonly isFocused: boolean;
  readonly isOpen: boolean;
}

/** Longest text of a cell, in characters: a row of a hostile event costs no more than another. */
const maxCellText = 80;

const cell = (text: string | undefined): JSX.Element => <VisibleText text={(text ?? '').slice(0, maxCellText)} />;

/** One event of the list. The list handles its clicks and keys. */
export function EventRow(props: EventRowProps): JSX.Element {
  const { event, row, top, isFocused, isOpen } = props;
  // While events arrive, most rows only move.
  return useMemo(() => renderRow(props), [event, row, top, isFocused, isOpen]);
}

function renderRow({ event, row, top, isFocused, isOpen }: EventRowProps): JSX.Element {
  const { type, user, subject, source, reason, times, problem } = event;
  const durations = hopDurations(times);
  const total = msToKafka(times);
  return (
    <div
      role="row"
      class={isFailure(type) || problem ? 'event failed' : 'event'}
      aria-rowindex={row + 2}
      aria-selected={isOpen}
      tabIndex={isFocused ? 0 : -1}
      data-number={event.number}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="gridcell" class="time">
        {clockText(momentOf(event))}
      </span>
      <span role="gridcell" class="type">
        {cell(problem ?? typeText(type))}
        {reason !== undefined && <span class="reason">{cell(reason)}</span>}
      </span>
      <span role="gridcell" class={user === undefined ? 'user quiet' : 'user'}>
        {cell(user ?? subject?.slice(0, 8))}
      </span>
      <span role="gridcell" class={`source ${source ?? ''}`}>
        {source}
      </span>
      {hopColumns.map(({ to }) => {
        const duration = durations.find((hop) => hop.to === to);
        return (
          <span role="gridcell" key={to} class="number hop">
            {duration && countText(duration.ms)}
          </span>
        );
      })}
      <span role="gridcell" class="number total">
        {total !== undefined && countText(total)}
      </span>
    </div>
  );
}
