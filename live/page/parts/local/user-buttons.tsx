import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { UserActionRequest } from '../../../wire/local-actions.ts';
import { Failure } from '../frame/failure.tsx';
import { usePage } from '../frame/use-page.ts';
import { useRequest } from '../frame/use-request.ts';
import { VisibleText } from '../frame/visible-text.tsx';

const actions: readonly {
  readonly action: UserActionRequest['action'];
  readonly label: string;
  readonly times?: number;
}[] = [
  { action: 'sign-up', label: 'Sign up' },
  { action: 'log-in', label: 'Log in' },
  { action: 'log-in', label: '50 logins', times: 50 },
  { action: 'fail-log-in', label: 'Fail a login' },
  { action: 'log-out', label: 'Log out' },
];

/** What users do: each button is a call to Cognito. */
export function UserButtons({ users }: { readonly users: readonly string[] }): JSX.Element {
  const { requests } = usePage();
  const request = useRequest();
  const [user, setUser] = useState('');
  const [outcome, setOutcome] = useState('');
  const act = async ({ action, times }: (typeof actions)[number]): Promise<void> => {
    const named = action !== 'sign-up' && user !== '' ? { user } : {};
    const response = await request.run(() =>
      requests.userAction({ action, ...named, ...(times === undefined ? {} : { times }) }),
    );
    setOutcome(response?.text ?? '');
  };
  return (
    <fieldset>
      <legend>Users</legend>
      <div class="actions">
        {actions.map((each) => (
          <button
            type="button"
            key={each.label}
            aria-disabled={request.isRunning}
            disabled={each.action !== 'sign-up' && users.length === 0}
            onClick={() => void act(each)}
          >
            {each.label}
          </button>
        ))}
        <label class="field inline">
          <span>as</span>
          <select
            value={user}
            onChange={({ currentTarget }) => {
              setUser(currentTarget.value);
            }}
          >
            <option value="">newest user</option>
            {users.map((name) => (
              <option value={name}>{name}</option>
            ))}
          </select>
        </label>
      </div>
      <p class="quiet outcome" role="status">
        <VisibleText text={request.isRunning ? 'Working …' : outcome} />
      </p>
      <Failure text={request.failure} />
    </fieldset>
  );
}
