import { Match, type Template } from 'aws-cdk-lib/assertions';
import { aPipelineTemplate } from '../../given/builders/a-template.ts';

interface FunctionResource {
  readonly Properties: {
    readonly Description?: string;
    readonly TracingConfig?: { readonly Mode: string };
    readonly Layers?: readonly string[];
    readonly Environment?: { readonly Variables: Readonly<Record<string, unknown>> };
  };
}

const layer = 'arn:aws:lambda:eu-west-1:111122223333:layer:collector:7';
const functionsOf = (template: Template): readonly (readonly [string, FunctionResource['Properties']])[] =>
  Object.entries(template.findResources('AWS::Lambda::Function') as Record<string, FunctionResource>).map(
    ([id, { Properties }]) => [id.replace(/(Lambda)?Function[0-9A-F]{8}$/, ''), Properties],
  );

const tracingVariables = (template: Template) =>
  Object.fromEntries(
    functionsOf(template).flatMap(([id, { Environment }]) => {
      const variables = Object.entries(Environment?.Variables ?? {}).filter(([name]) => /^(TRACING|OTEL)/.test(name));
      return variables.length > 0 ? [[id, Object.fromEntries(variables)]] : [];
    }),
  );

test('tracing off changes nothing in the template', () => {
  const template = aPipelineTemplate({});

  expect(aPipelineTemplate({ tracing: 'off' }).toJSON()).toEqual(template.toJSON());
  expect(aPipelineTemplate({ tracing: 'off', otlp: {} }).toJSON()).toEqual(template.toJSON());
  expect(JSON.stringify(template.toJSON())).not.toMatch(/TracingConfig|xray:|TRACING|OTEL_|Layers/);
});

test('with X-Ray, only functions on the way of an event have active tracing', () => {
  const template = aPipelineTemplate({ tracing: 'xray' });
  const active = functionsOf(template).filter(([, { TracingConfig }]) => TracingConfig?.Mode === 'Active');

  expect(active.map(([id]) => id).toSorted()).toEqual([
    'AuditReader',
    'ForwarderSender',
    'OutboxRecovery',
    'TriggerObserver',
  ]);
  expect(tracingVariables(template)).toEqual({
    TriggerObserver: { TRACING: 'xray' },
    OutboxRecovery: { TRACING: 'xray' },
    ForwarderSender: { TRACING: 'xray' },
  });
});

test('with X-Ray, each traced role gets the two rights of segments and no other', () => {
  const statements = (template: Template) =>
    Object.values(template.findResources('AWS::IAM::Policy') as Record<string, { Properties: Policy }>).flatMap(
      ({ Properties: { PolicyDocument } }) => PolicyDocument.Statement.map((statement) => JSON.stringify(statement)),
    );
  const before = new Set(statements(aPipelineTemplate({})));
  const added = statements(aPipelineTemplate({ tracing: 'xray' })).filter((statement) => !before.has(statement));

  expect(added).toHaveLength(4);
  expect(new Set(added)).toEqual(
    new Set([
      JSON.stringify({
        Action: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
        Effect: 'Allow',
        Resource: '*',
      }),
    ]),
  );
});

interface Policy {
  readonly PolicyDocument: { readonly Statement: readonly object[] };
}

test('with OTLP, only the forwarder gets the endpoint and the layer', () => {
  const template = aPipelineTemplate({ tracing: 'w3c', otlp: { collectorLayerArn: layer, samplePercent: 10 } });
  const withLayers = functionsOf(template).filter(([, { Layers }]) => Layers);

  expect(withLayers).toMatchObject([['ForwarderSender', { Layers: [layer] }]]);
  expect(tracingVariables(template)).toEqual({
    TriggerObserver: { TRACING: 'w3c', TRACING_SAMPLE_PERCENT: '10' },
    OutboxRecovery: { TRACING: 'w3c' },
    ForwarderSender: { TRACING: 'w3c', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318' },
  });
  expect(JSON.stringify(template.toJSON())).not.toMatch(/TracingConfig|xray:/);
});

test('an endpoint replaces the collector next to the function', () => {
  const template = aPipelineTemplate({ tracing: 'w3c', otlp: { endpoint: 'https://collector.example.com/otlp' } });

  template.hasResourceProperties('AWS::Lambda::Function', {
    Environment: {
      Variables: Match.objectLike({ OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.example.com/otlp' }),
    },
  });
});
