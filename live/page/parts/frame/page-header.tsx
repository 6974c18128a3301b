import type { JSX } from 'preact';
import { AccountLine } from '../local/account-line.tsx';
import { usePageState } from './use-page.ts';

const connections = {
  connecting: 'Connecting …',
  open: 'Live',
  lost: 'Connection lost. Reconnecting …',
  moved: 'The server started again with another address. Open the address that it prints.',
} as const;

/** The product, the stack, the state of the connection, and the account, which are always in view. */
export function PageHeader(): JSX.Element {
  const abilities = usePageState(({ server }) => server?.abilities);
  const account = usePageState(({ server }) => server?.local?.account);
  const connection = usePageState((state) => state.connection);
  return (
    <header class="page-header">
      <h1>cognito-to-kafka</h1>
      {abilities && (
        <p class="stack">
          {abilities.mode === 'local' ? 'local pipeline' : `${abilities.stack} · ${abilities.region}`}
          {!abilities.mayReplay && <span class="badge">Read-only</span>}
        </p>
      )}
      <p class={`connection ${connection}`} role="status">
        {connections[connection]}
      </p>
      {account && <AccountLine account={account} />}
      {abilities && (
        <p class="quiet version">
          {abilities.version} ·{' '}
          <a href={`${abilities.docs}README.md`} target="_blank" rel="noopener noreferrer">
            Documentation
          </a>
        </p>
      )}
    </header>
  );
}
