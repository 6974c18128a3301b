import type { JSX } from 'preact';
import { textRuns } from '../../state/visible-text.ts';

/** A text of an event. Characters that a browser obeys or does not show appear by name. */
export const VisibleText = ({ text }: { readonly text: string }): JSX.Element => (
  <bdi>{textRuns(text).map(({ text: run, isMark }) => (isMark ? <span class="mark">{run}</span> : run))}</bdi>
);
