import { createdBusName } from '../../infra/bus-name.ts';
import { parsePipelineConfig } from '../../infra/config/config.ts';
import { textOf } from './project-files.ts';

const page = textOf('docs/operations/retention-and-deletion.md');

test('the page has the command that sets the stack policy, with an existing file', () => {
  const [, file = ''] = /--stack-policy-body file:\/\/(\S+)/.exec(page) ?? [];

  expect(JSON.parse(textOf(file))).toHaveProperty('Statement');
});

test('the stack and the bus on the page are those of the defaults', () => {
  const { stackName, removalPolicy, terminationProtection } = parsePipelineConfig({});

  expect(page).toContain(`--stack-name ${stackName} `);
  expect(page).toContain(`\`${createdBusName(stackName)}\``);
  expect([removalPolicy, terminationProtection]).toEqual(['retain', false]);
});
