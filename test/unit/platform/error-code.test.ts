import { codeOf } from '../../../platform/error-code.ts';

test.each([
  [Object.assign(new Error('no'), { code: 'ENOENT' }), 'ENOENT'],
  [Object.assign(new Error('no'), { name: 'AccessDenied' }), 'AccessDenied'],
  [Object.assign(new Error('no'), { name: 'AccessDenied', code: 7 }), 'AccessDenied'],
  [{}, 'UNKNOWN'],
  [undefined, 'UNKNOWN'],
  [null, 'UNKNOWN'],
])('finds the code of %j', (error, code) => {
  expect(codeOf(error)).toBe(code);
});
