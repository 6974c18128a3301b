import { Type } from '@sinclair/typebox';
import { collectorEndpoint, defaultSamplePercent, tracingModes } from '../../contracts/tracing.ts';
import { closed, oneOf, wholeNumber } from './config-fields.ts';
import { rule, withRules, type ConfigRule, type OptionPlace } from './config-rule.ts';
import { members } from './config-problem.ts';
import { exampleArn, examplePools } from './example-values.ts';
import { inStackRegion } from './region.ts';

/** `tracing` of the pipeline's configuration. */
export const tracingSchema = oneOf(tracingModes, {
  default: 'off',
  description:
    'Whether a login is one trace, from the invocation of the trigger function to the consumer of the Kafka topic. `w3c`: the ' +
    'forwarder exports spans by OTLP over HTTP, see `otlp`. `xray`: active tracing of the functions by AWS X-Ray. ' +
    'docs/guides/trace-a-login.md.',
});

const usesOtlp = ({ config }: OptionPlace): boolean => config['tracing'] === 'w3c';

/** Rule for an option of `otlp`, which X-Ray does not use. */
const onlyWithW3c = (example: object): ConfigRule =>
  rule({
    text: 'Only with `tracing` `w3c`.',
    example: { otlp: example },
    isBroken: (place) => place.found !== undefined && !usesOtlp(place),
    because: 'tracing is not "w3c"',
  });

const exampleLayerArn = (region?: string): string => exampleArn('lambda', 'layer:collector:7', region);

/** `otlp` of the pipeline's configuration: the destination of spans. */
export const otlpSchema = withRules(
  Type.Optional(
    closed(
      {
        endpoint: withRules(
          Type.Optional(
            Type.String({
              pattern: '^https?://[^\\s/@?#]+[^\\s@?#]*$',
              description:
                'Base URL to which the forwarder posts spans, at `/v1/traces`, as JSON. It must answer without credentials and ' +
                `within 250 milliseconds: use a collector next to the function or in the same Region. The default with ` +
                `\`collectorLayerArn\` is \`${collectorEndpoint}\`.`,
              hint: 'an http or https URL without credentials and query',
            }),
          ),
          onlyWithW3c({ endpoint: 'https://collector.example.com' }),
        ),
        collectorLayerArn: withRules(
          Type.Optional(
            Type.String({
              pattern: '^arn:[\\w-]+:lambda:[\\w-]+:\\d{12}:layer:[\\w-]+:\\d+$',
              description:
                'ARN of a version of a Lambda layer with an OpenTelemetry collector. The forwarder gets it; the trigger function ' +
                'does not, so that no login waits for its start.',
              hint: 'the ARN of a version of a Lambda layer',
            }),
          ),
          onlyWithW3c({ collectorLayerArn: exampleLayerArn() }),
          inStackRegion('The layer is in the Region of the stack.', {
            userPools: examplePools,
            tracing: 'w3c',
            otlp: { collectorLayerArn: exampleLayerArn('us-east-1') },
          }),
        ),
        samplePercent: withRules(
          Type.Optional(
            wholeNumber({
              minimum: 1,
              maximum: 100,
              description:
                'Percentage of the logins with spans. The trace id decides, so all events of a login have spans or none has. ' +
                `The default is ${defaultSamplePercent}.`,
            }),
          ),
          onlyWithW3c({ samplePercent: 10 }),
        ),
      },
      { description: 'Where the forwarder sends spans, and of which logins. Only with `tracing` `w3c`.' },
    ),
  ),
  rule({
    text: 'Required with `tracing` `w3c`: an endpoint or a layer.',
    example: { tracing: 'w3c' },
    isBroken: (place) => usesOtlp(place) && !hasDestination(place.found),
    allowed: 'endpoint or collectorLayerArn',
    because: 'tracing is "w3c"',
  }),
);

function hasDestination(otlp: unknown): boolean {
  const { endpoint, collectorLayerArn } = members(otlp);
  return endpoint !== undefined || collectorLayerArn !== undefined;
}
