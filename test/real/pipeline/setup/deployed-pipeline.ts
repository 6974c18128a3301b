import type { StackOutputName } from '../../../../contracts/stack-outputs.ts';
import type { KafkaBroker } from '../../../../local/rig/kafka.ts';
import type { Pipeline } from '../../../../local/rig/pipeline.ts';

/** The pipeline that was deployed for the tests, with a broker of its own. */
export function deployedPipeline(): Pipeline & { readonly broker: KafkaBroker } {
  return JSON.parse(process.env['PIPELINE'] ?? '{}') as Pipeline & { readonly broker: KafkaBroker };
}

/** The value of one of the stack's outputs. Throws if there is none, so that a test does not run against nothing. */
export function output(name: StackOutputName): string {
  const value = deployedPipeline().outputs[name];
  if (value === undefined) throw new Error(`The stack has no output ${name}.`);
  return value;
}
