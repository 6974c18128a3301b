import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RootConstruct } from 'constructs';
import { PipelineConfigError } from '../../../../infra/config/config.ts';
import { readConfig } from '../../../../infra/config/read-config.ts';

const folder = mkdtempSync(join(tmpdir(), 'read-config-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The path of a file with that text. */
function fileWith(text: string): string {
  const path = join(folder, 'pipeline.json');
  writeFileSync(path, text);
  return path;
}

/** Reads the configuration of an app with that context. */
function readFrom(context: Readonly<Record<string, unknown>>) {
  const { node } = new RootConstruct();
  for (const [name, value] of Object.entries(context)) node.setContext(name, value);
  return readConfig(node);
}

test('the configuration is `pipeline` in the context', () => {
  expect(readFrom({ pipeline: { stackName: 'Mine' } })).toMatchObject({ stackName: 'Mine', architecture: 'arm64' });
});

test('an app without any configuration has the defaults', () => {
  expect(readFrom({})).toEqual(readFrom({ pipeline: {} }));
});

test("the project's own cdk.json has no mistake", () => {
  const cdkJson = readFileSync(join(import.meta.dirname, '../../../../cdk.json'), 'utf8');
  const { context } = JSON.parse(cdkJson) as { context: Record<string, unknown> };

  expect(context).toHaveProperty('pipeline');
  expect(readFrom(context)).toMatchObject({ stackName: 'CognitoToKafka' });
});

test('the file that `config` names comes in place of `pipeline`', () => {
  const config = fileWith('{"kafka": {"topic": "from-file"}}');

  expect(readFrom({ config, pipeline: { stackName: 'Mine' } })).toMatchObject({
    stackName: 'CognitoToKafka',
    kafka: { topic: 'from-file' },
  });
});

test('reports mistakes in the file like mistakes in the context', () => {
  const config = fileWith('{"topic": "from-file"}');

  expect(() => readFrom({ config })).toThrow(PipelineConfigError);
  expect(() => readFrom({ config })).toThrow(/^- topic: unknown; allowed here: stackName, /m);
});

test('a file that is missing is named', () => {
  const config = join(folder, 'none.json');

  expect(() => readFrom({ config })).toThrow(PipelineConfigError);
  expect(() => readFrom({ config })).toThrow(`Cannot read the configuration file ${config}: ENOENT`);
});

test('a file that is not JSON is named, with what is wrong in it', () => {
  const config = fileWith('{"kafka": }');

  expect(() => readFrom({ config })).toThrow(PipelineConfigError);
  expect(() => readFrom({ config })).toThrow(`Cannot read the configuration file ${config}: Unexpected token '}'`);
});

test('a preset can be added to any configuration, or used without one', () => {
  const config = fileWith('{"stackName": "FromFile", "preset": "existing"}');

  expect(readFrom({ preset: 'sandbox' })).toMatchObject({ preset: 'sandbox', kafka: { authentication: 'iam' } });
  expect(readFrom({ config, preset: 'sandbox' })).toMatchObject({ preset: 'sandbox', stackName: 'FromFile' });
});

test('a preset does not hide that the configuration is of the wrong shape', () => {
  expect(() => readFrom({ preset: 'sandbox', config: fileWith('[]') })).toThrow(PipelineConfigError);
});
