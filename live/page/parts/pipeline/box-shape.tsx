import type { JSX } from 'preact';
import type { Box } from '../../../wire/picture.ts';
import { ageText, countText } from '../../state/amounts.ts';
import type { Place } from './geometry.ts';

/** Number of waiting messages that fills the bar of a box. The bar is logarithmic: the first message is visible, too. */
const fullAt = 10_000;

/** Width of a character of the widest usual font, in pixels. A longer text is cut; the title has all of it. */
const characterWidth = 7.2;

/** Boxes up to this height have one line of text. */
const lowHeight = 40;

const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** A consumer has the name that its team gave it. */
const capitalized = ({ kind, label }: Box): string =>
  kind === 'consumer' ? label : label.slice(0, 1).toUpperCase() + label.slice(1);

/** The part of a box that its waiting messages fill, from 0 to 1. */
export const filledPart = (waiting: number): number => Math.min(1, Math.log1p(waiting) / Math.log1p(fullAt));

/** The state of a box in one line. */
export function boxNote({ waiting, inFlight = 0, oldestMs, resource, fault }: Box): string {
  if (fault !== undefined) return fault;
  if (waiting === undefined) return resource ?? '';
  const parts = [
    waiting > 0 ? `${countText(waiting)} ${waiting === 1 ? 'waits' : 'wait'}` : inFlight > 0 ? '' : 'empty',
    ...(inFlight > 0 ? [`${countText(inFlight)} in flight`] : []),
    ...(oldestMs !== undefined && waiting > 0 ? [ageText(oldestMs)] : []),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** `alarm`: an alarm is on, or the part has failed. `holding`: messages wait where none should. */
export function boxTone(box: Box): 'alarm' | 'holding' | 'normal' {
  if (box.alarms.length > 0 || box.fault !== undefined) return 'alarm';
  const isFailurePath = box.kind === 'dead-letters' || box.kind === 'outbox';
  return isFailurePath && (box.waiting ?? 0) > 0 ? 'holding' : 'normal';
}

/** A box of the picture. If an alarm is on, the box links to the heading of the runbook. */
export function BoxShape({ box, place }: { readonly box: Box; readonly place: Place }): JSX.Element {
  const [alarm] = box.alarms;
  const note = boxNote(box);
  const label = [box.label, note, ...box.alarms.map(({ name }) => `alarm ${name}`)].filter(Boolean).join(', ');
  const shape = (
    <g class={`box ${box.kind} ${boxTone(box)}`} role="group" aria-label={label} data-box={box.id}>
      <title>{[box.label, box.resource, box.fault, note].filter(Boolean).join('\n')}</title>
      <rect x={place.x} y={place.y} width={place.width} height={place.height} rx="7" />
      {(box.waiting ?? 0) > 0 && <WaitingBar waiting={box.waiting ?? 0} place={place} />}
      <BoxText box={box} place={place} note={note} />
    </g>
  );
  if (!alarm) return shape;
  return (
    <a href={alarm.runbook} target="_blank" rel="noopener noreferrer">
      {shape}
    </a>
  );
}

const WaitingBar = ({ waiting, place }: { readonly waiting: number; readonly place: Place }): JSX.Element => (
  <rect
    class="fill"
    x={place.x + 8}
    y={place.y + place.height - 6}
    width={filledPart(waiting) * (place.width - 16)}
    height="3"
    rx="1.5"
  />
);

/** A high box has its state under its name; a low one has only the number of messages next to it. */
function BoxText({
  box,
  place,
  note,
}: {
  readonly box: Box;
  readonly place: Place;
  readonly note: string;
}): JSX.Element {
  const { x, y, width, height } = place;
  const isHigh = height > lowHeight;
  const longest = (width - 24) / characterWidth;
  return (
    <>
      <text class="name" x={x + 12} y={y + (isHigh ? 22 : 20)}>
        {cut(capitalized(box), isHigh ? longest : longest - 3)}
      </text>
      {isHigh ? (
        <text class="note" x={x + 12} y={y + 40}>
          {cut(note, longest)}
        </text>
      ) : (
        box.waiting !== undefined && (
          <text class="note amount" x={x + width - 12} y={y + 20}>
            {countText(box.waiting)}
          </text>
        )
      )}
    </>
  );
}
