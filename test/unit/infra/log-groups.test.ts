import { aPipelineTemplate } from '../../given/builders/a-template.ts';
import { everyConfiguration } from './config/every-configuration.ts';

interface FunctionResource {
  readonly Properties: { readonly LoggingConfig?: { readonly LogGroup?: { readonly Ref: string } } };
}

interface LogGroupResource {
  readonly DeletionPolicy: string;
  readonly Properties: { readonly RetentionInDays?: number };
}

const templates = everyConfiguration.map(([name, config]) => [name, aPipelineTemplate(config)] as const);

test.each(templates)('every function has a log group with a retention, also those of CDK: %s', (_name, template) => {
  const groups = template.findResources('AWS::Logs::LogGroup') as Record<string, LogGroupResource | undefined>;
  const functions = Object.entries(template.findResources('AWS::Lambda::Function') as Record<string, FunctionResource>);
  const retention = functions.map(([id, { Properties }]) => [
    id,
    groups[Properties.LoggingConfig?.LogGroup?.Ref ?? '']?.Properties.RetentionInDays,
  ]);

  expect(retention.length).toBeGreaterThan(4);
  expect(retention).toEqual(functions.map(([id]) => [id, 30]));
});

test('deletes the logs of deploy checks with the stack', () => {
  const policies = templates.flatMap(([, template]) =>
    Object.entries(template.findResources('AWS::Logs::LogGroup') as Record<string, LogGroupResource>)
      .filter(([id]) => id.includes('Provider') || id.includes('Handler'))
      .filter(([id]) => !id.startsWith('UserPoolsAttachments'))
      .map(([, { DeletionPolicy }]) => DeletionPolicy),
  );

  expect(policies.length).toBeGreaterThan(9);
  expect([...new Set(policies)]).toEqual(['Delete']);
});
