import { keyStatements } from '../../infra/key-statements.ts';
import { textOf } from './project-files.ts';

const [, section = ''] = textOf('docs/guides/customer-managed-key.md').split('## Key policy');

test('the page has exactly one row for each statement of the key, in their order', () => {
  const rows = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  const statements = keyStatements({ partition: '', region: '', account: '', busName: '', createsAlarmTopic: true });

  expect(rows).toEqual(statements.map(({ Sid }) => Sid));
});
