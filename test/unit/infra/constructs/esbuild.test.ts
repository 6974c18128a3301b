import { esbuild } from '../../../../infra/constructs/esbuild.ts';

test('esbuild is there', () => {
  expect(esbuild().buildSync).toBeInstanceOf(Function);
});

test('where it is not installed, the error says what to install', () => {
  const load = () => {
    throw new Error('Cannot find module');
  };

  expect(() => esbuild(load)).toThrow(/Run "npm ci"/);
});
