import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chart } from '../bench/trigger/chart.ts';
import { latencyTable, readFigures } from '../bench/trigger/figures.ts';
import { asyncApiDocument } from './asyncapi/asyncapi-document.ts';
import { checksFile } from './checks-file.ts';
import { cliPages } from './cli-page.ts';
import { committedSchemas, jsonText } from './committed-schemas.ts';
import { metricsAlarmsLogsPage, stackOutputsPage } from './contract-tables.ts';
import { costSections } from './cost-page/cost-sections.ts';
import { quotaSections } from './cost-page/quota-sections.ts';
import { constructsFolder, constructsPages } from './constructs-page/constructs-pages.ts';
import { configJsonSchema } from './config-json-schema.ts';
import { configPage } from './config-page/config-page.ts';
import { eventRulesFile } from './event-rules-file.ts';
import { eventPages } from './events-page/events-page.ts';
import { failureCodesPage } from './failure-table.ts';
import { generatedPage } from './generated-page.ts';
import { parameterTable } from './release-template/parameter-table.ts';

/** Folders in which every file is generated. */
export const generatedFolders: readonly string[] = ['contracts/generated', 'contracts/schemas', constructsFolder];

/**
 * Returns every file that is generated, or has generated sections: its path from the root, and its content. Throws if a page
 * has not the markers of its sections.
 */
export const generatedFiles = (): Map<string, string> =>
  new Map([
    ['contracts/generated/checks.ts', checksFile()],
    ['contracts/generated/event-rules.ts', eventRulesFile()],
    ...[...committedSchemas()].map(([type, schema]) => [`contracts/schemas/${type}.json`, jsonText(schema)] as const),
    ['contracts/asyncapi.json', jsonText(asyncApiDocument(projectVersion()))],
    ...cliPages(),
    ...eventPages(),
    ...constructsPages(),
    [
      'docs/operations/cost-and-quotas.md',
      generatedPage('docs/operations/cost-and-quotas.md', { ...costSections(), ...quotaSections() }),
    ],
    [
      'docs/explanations/login-latency.md',
      generatedPage('docs/explanations/login-latency.md', { latency: latencyTable(readFigures()) }),
    ],
    ['docs/explanations/trigger-bench.svg', chart('How long a login waits for its trigger, at 256 MB', readFigures())],
    ['docs/guides/cloudformation.md', generatedPage('docs/guides/cloudformation.md', { parameters: parameterTable() })],
    ['docs/reference/failure-codes.md', failureCodesPage()],
    ['docs/reference/stack-outputs.md', stackOutputsPage()],
    ['docs/reference/metrics-alarms-logs.md', metricsAlarmsLogsPage()],
    ['infra/config.schema.json', jsonText(configJsonSchema())],
    ['docs/reference/configuration.md', configPage()],
  ]);

/** The version of the contracts is that of the package they are published with. */
function projectVersion(): string {
  const path = join(import.meta.dirname, '..', 'package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string }).version;
}
