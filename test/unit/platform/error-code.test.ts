import { codeOf } from '../../../platform/error-code.ts';

test.each([
  [Object.assign(new Error('no'), { code: 'ENOENT' }), 'ENOENT'],
  [Object.assign(new Error('of ann'), { code: 'ECONNRESET', name: 'Error' }), 'ECONNRESET'],
  [
    Object.assign(new Error('no'), { code: 'AWS.SimpleQueueService.NonExistentQueue' }),
    'AWS.SimpleQueueService.NonExistentQueue',
  ],
  [Object.assign(new Error('of ann'), { name: 'TimeoutError' }), 'TimeoutError'],
  [Object.assign(new Error('no'), { name: 'AccessDenied', code: 7 }), 'AccessDenied'],
  [{ code: 'has spaces', name: 'AccessDenied' }, 'AccessDenied'],
  [{ code: 'a'.repeat(65), name: 'A'.repeat(64) }, 'A'.repeat(64)],
  [{ code: '', name: 'ann@example.com' }, 'UNKNOWN'],
  [{ code: 7 }, 'UNKNOWN'],
  [{}, 'UNKNOWN'],
  ['text', 'UNKNOWN'],
  [undefined, 'UNKNOWN'],
  [null, 'UNKNOWN'],
])('finds the code of %j', (error, code) => {
  expect(codeOf(error)).toBe(code);
});
