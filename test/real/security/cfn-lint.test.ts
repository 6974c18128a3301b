import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { lintTemplates, type LintFinding } from '../../../local/rig/cfn-lint.ts';
import { aPipelineStack } from '../../given/builders/a-stack.ts';
import { everyConfiguration } from '../../unit/infra/config/every-configuration.ts';
import { aPlainTemplate } from '../../unit/infra/plain-template/a-plain-template.ts';

const harmless = [
  // CDK writes a DependsOn in addition to a Fn::GetAtt of the same resource.
  'W3005',
  // The plain template is for the AWS CLI's command `package`, which uploads local files.
  'W3002',
];

let folder: string;
let findings: readonly LintFinding[];

/** A template like ours would be with an action that many take for one of MSK's. */
const withUnknownAction = {
  Resources: {
    Policy: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: ['kafka:WriteData', 'kafka-cluster:WriteData'], Resource: '*' }],
        },
      },
    },
  },
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-templates-'));
  const templates: [string, object][] = everyConfiguration.map(([, config], index) => [
    `${index}.json`,
    Template.fromStack(aPipelineStack(config)).toJSON(),
  ]);
  everyConfiguration.forEach(([, config], index) => templates.push([`plain-${index}.json`, aPlainTemplate(config)]));
  templates.push(['unknown.json', withUnknownAction]);
  const files = templates.map(([name]) => join(folder, name));
  await Promise.all(templates.map(([name, template]) => writeFile(join(folder, name), JSON.stringify(template))));
  findings = await lintTemplates(files, harmless);
});

afterAll(() => rm(folder, { recursive: true }));

const findingsIn = (name: string) => findings.filter(({ file }) => file.endsWith(`/${name}`));

test.each(everyConfiguration.map(([what], index) => [what, index] as const))(
  'cfn-lint finds nothing in the template: %s',
  (_what, index) => {
    expect([...findingsIn(`${index}.json`), ...findingsIn(`plain-${index}.json`)]).toEqual([]);
  },
);

test('cfn-lint finds an unknown IAM action', () => {
  expect(findingsIn('unknown.json')).toEqual([
    expect.objectContaining({ rule: 'W3037', message: expect.stringMatching(/^'writedata' is not one of/) as string }),
  ]);
});
