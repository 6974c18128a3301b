import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  everyVariant,
  functionBundles,
  variantFolder,
  type FunctionName,
} from '../../../../infra/constructs/function-bundles.ts';

const projectRoot = join(import.meta.dirname, '../../../..');
const [secrets, parameters] = ['@aws-sdk/client-secrets-manager', '@aws-sdk/client-ssm'] as const;

test.each(Object.entries(functionBundles))('%s has an entry', (_name, { entry }) => {
  expect(existsSync(join(projectRoot, entry))).toBe(true);
});

test.each<[FunctionName, readonly string[], string]>([
  ['known-users', [], 'known-users'],
  ['outbox', [secrets, parameters], 'outbox'],
  ['trigger', [secrets, parameters], 'trigger'],
  ['trigger', [secrets], 'trigger+client-ssm'],
  ['trigger', [], 'trigger+client-secrets-manager+client-ssm'],
  ['forwarder', [secrets], 'forwarder+aws-msk-iam-sasl-signer-js'],
])('%s without %j is in the folder %s', (name, externalPackages, folder) => {
  expect(variantFolder({ name, externalPackages })).toBe(folder);
});

test('rejects a package that the bundle always contains', () => {
  expect(() => variantFolder({ name: 'audit', externalPackages: ['kafkajs'] })).toThrow(
    'The bundle "audit" always contains the package "kafkajs".',
  );
});

test('every combination of optional packages is a variant with its own folder', () => {
  const folders = everyVariant().map(variantFolder);

  expect(new Set(folders).size).toBe(folders.length);
  expect(folders.filter((folder) => folder.startsWith('trigger+') || folder === 'trigger').sort()).toEqual([
    'trigger',
    'trigger+client-secrets-manager',
    'trigger+client-secrets-manager+client-ssm',
    'trigger+client-ssm',
  ]);
  expect(new Set(everyVariant().map(({ name }) => name))).toEqual(new Set(Object.keys(functionBundles)));
});
