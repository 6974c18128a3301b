import { AwsSolutionsChecks } from 'cdk-nag';
import { aPipelineStack } from '../../given/builders/a-stack.ts';
import { everyConfiguration } from './config/every-configuration.ts';

test.each(everyConfiguration)('AwsSolutions of cdk-nag finds nothing without a reason: %s', (_what, config) => {
  const { violations } = new AwsSolutionsChecks().validateScope(aPipelineStack(config));
  const found = violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath ?? ''}`),
  );

  expect(found).toEqual([]);
});
