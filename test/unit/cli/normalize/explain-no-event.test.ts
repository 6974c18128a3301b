import { explainNoEvent } from '../../../../cli/normalize/explain-no-event.ts';
import { anAuditRecord } from '../../../given/builders/an-audit-record.ts';
import { anEvent } from '../../../given/builders/an-event.ts';

test('names the property of an event that violates its own schema, without its value', () => {
  const refused = anEvent({ data: { ...anEvent().data, username: '', clientId: 'hunter2' } });

  expect(explainNoEvent(anAuditRecord('ChangePassword'), { problem: 'SCHEMA_VIOLATED', refused })).toBe(
    'ChangePassword: its event does not match its own schema: ' +
      'data.username: found an empty string; allowed: a string that is not empty.',
  );
});
