import type { JSX } from 'preact';
import { useDescriptions } from './use-descriptions.ts';
import { typeText } from './type-text.ts';

export interface TypeSelectProps {
  /** A type, a prefix that ends with a dot, or empty for every type. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Chooses an event type, or all types of a subject. */
export function TypeSelect({ value, onChange }: TypeSelectProps): JSX.Element {
  const types = useDescriptions().map(({ type }) => type);
  const families = [...new Set(types.map(familyOf))];
  return (
    <label class="field">
      <span>Type</span>
      <select
        value={value}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
        }}
      >
        <option value="">All</option>
        {families.map((family) => (
          <optgroup label={family.replace(/^cognito\.|\.$/g, '').replace('_', ' ')}>
            <option value={family}>{family.replace('cognito.', '')}*</option>
            {types
              .filter((type) => familyOf(type) === family)
              .map((type) => (
                <option value={type}>{typeText(type)}</option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

const familyOf = (type: string): string => type.split('.').slice(0, 2).join('.') + '.';
