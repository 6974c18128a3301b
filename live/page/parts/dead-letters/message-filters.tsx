import type { JSX } from 'preact';
import type { MessageFilter } from '../../../wire/dead-letters.ts';
import { withCondition } from './with-condition.ts';

export interface MessageFiltersProps {
  readonly filter: MessageFilter;
  readonly onChange: (filter: MessageFilter) => void;
  readonly isReading: boolean;
  readonly onRead: () => void;
}

/** The conditions of the `replay` commands. */
export function MessageFilters({ filter, onChange, isReading, onRead }: MessageFiltersProps): JSX.Element {
  const field = (name: keyof MessageFilter, label: string, placeholder: string): JSX.Element => {
    const value = filter[name];
    return (
      <label class="field">
        <span>{label}</span>
        <input
          type="text"
          value={typeof value === 'object' ? value.join(',') : value}
          placeholder={placeholder}
          spellcheck={false}
          autocomplete="off"
          onChange={({ currentTarget }) => {
            onChange(withCondition(filter, name, currentTarget.value));
          }}
        />
      </label>
    );
  };
  return (
    <form
      class="filter-bar"
      onSubmit={(event) => {
        event.preventDefault();
        onRead();
      }}
    >
      {field('type', 'Type', 'cognito.login.*')}
      {field('reason', 'Reason', 'code')}
      {field('subject', 'Subject', 'sub')}
      {field('since', 'Since', '2h')}
      {field('where', 'Where', 'data.clientId == …')}
      <button type="submit" class="primary" aria-disabled={isReading}>
        {isReading ? 'Reading …' : 'Read messages'}
      </button>
    </form>
  );
}
