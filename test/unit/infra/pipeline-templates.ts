import { aPipelineTemplate } from '../../given/builders/a-template.ts';

/** The template of the pipeline with nothing configured. */
export const byDefault = aPipelineTemplate();

/** The template of a pipeline on the x86_64 processor with a pool, a bus and brokers that exist. */
export const configured = aPipelineTemplate({
  stackName: 'Configured',
  userPools: [{ id: 'eu-west-1_AbCdEf123' }, { id: 'eu-west-1_Second', attach: false }],
  eventBus: { name: 'our-own-bus' },
  kafka: { brokers: ['b-1.example.com:9098'], topic: 'cognito' },
  architecture: 'x86_64',
});

/** Both with a name, for `test.each`. */
export const both = [
  ['by default', byDefault],
  ['with a pool and a bus that exist', configured],
] as const;
