import type { JSX } from 'preact';
import type { LocalState } from '../../../wire/local-actions.ts';
import { PipelineSwitches } from './pipeline-switches.tsx';
import { UserButtons } from './user-buttons.tsx';

/** The demonstration: users who act, and faults to see what happens. */
export function LocalControls({ local }: { readonly local: LocalState }): JSX.Element {
  return (
    <section class="controls" aria-label="Try it">
      <UserButtons users={local.users} />
      <PipelineSwitches switches={local.switches} />
    </section>
  );
}
