import js from '@eslint/js';
import tseslint from 'typescript-eslint';

// Those that a misspelled or a forgotten variable could mean.
const browserGlobals =
  'window document location history screen name event status length top parent self origin open close print stop focus blur find'.split(
    ' ',
  );

export default tseslint.config(
  { ignores: ['node_modules/', '.local/', 'cdk.out/', 'dist/', 'coverage/', 'contracts/generated/', 'site/dist/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // A construct is used by being created.
      'no-new': 'off',
    },
  },
  {
    // The compiler knows the browser's globals everywhere, because the live page is part of the same program.
    files: ['**/*.ts'],
    ignores: ['live/page/**', 'test/real/live/**', 'scripts/live-screenshots.ts'],
    rules: { 'no-restricted-globals': ['error', ...browserGlobals] },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  {
    // Parts of it run in the browser.
    files: ['site/screenshots.mjs'],
    languageOptions: { globals: { document: 'readonly' } },
  },
);
