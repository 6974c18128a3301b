import { schemaAt } from '../../infra/config/config-schema.ts';
import { emptyByDefault, environmentOptions, parameterName } from '../../infra/plain-template/environment-options.ts';
import { markdownTable } from '../../platform/markdown-table.ts';
import { code } from '../markdown.ts';

const example = { userPools: [{ id: 'eu-west-1_AbCdEf123' }] };

/** A row for each parameter of the template: its option, and when the template has it. */
export const parameterTable = (): string =>
  markdownTable(
    ['parameter', 'option', 'is in the template'],
    environmentOptions.map((option) => {
      const first = option.replace('*', '0').split('.');
      return [code(parameterName(first, example)), code(option.replace('.*', '[]')), presence(option, first)];
    }),
  );

function presence(option: string, path: readonly string[]): string {
  if (option === 'kafka.brokers') return 'unless `kafka.clusterArn` replaces it';
  if (option.includes('*') && option.endsWith('.id')) return 'for each pool, with the id in the configuration';
  if (option === 'userPools.*.attachmentRevision') return 'for each pool';
  if (option === 'archive.retentionDays') return 'unless `archive.enabled` is `false`';
  if (option === 'kafka.vpc.securityGroupIds') return 'if the option is set, without `kafka.vpc.createEndpoints`';
  // The profile of the forwarder sets it.
  if (option === 'kafka.maxConcurrency') return 'always';
  const isAlways = emptyByDefault.includes(option) || schemaAt(path)['default'] !== undefined;
  return isAlways ? 'always' : 'if the option is set';
}
