import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPeersFigures } from '../bench/peers/figures.ts';
import { peersSections } from '../bench/peers/tables.ts';
import { chart } from '../bench/trigger/chart.ts';
import { readFigures } from '../bench/trigger/figures.ts';
import { readLossFigures } from '../bench/trigger/loss-figures.ts';
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
import { chartRows, latencyClaims, latencySections } from './latency-page/latency-sections.ts';
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
    ...latencyPages(),
    [
      'docs/explanations/next-to-others.md',
      generatedPage('docs/explanations/next-to-others.md', peersSections(readPeersFigures())),
    ],
    ['docs/guides/cloudformation.md', generatedPage('docs/guides/cloudformation.md', { parameters: parameterTable() })],
    ['docs/reference/failure-codes.md', failureCodesPage()],
    ['docs/reference/stack-outputs.md', stackOutputsPage()],
    ['docs/reference/metrics-alarms-logs.md', metricsAlarmsLogsPage()],
    ['infra/config.schema.json', jsonText(configJsonSchema())],
    ['docs/reference/configuration.md', configPage()],
  ]);

/** The pages that show how long a login waits. */
function latencyPages(): [string, string][] {
  const sizes = readFigures();
  const page = 'docs/explanations/login-latency.md';
  const { 'warm-response-producer': producer, ...claims } = latencyClaims(sizes);
  const compared = { 'warm-response': claims['warm-response'], 'warm-response-producer': producer };
  return [
    [page, generatedPage(page, latencySections(sizes, readLossFigures()))],
    ['README.md', generatedPage('README.md', claims)],
    ['docs/comparison.md', generatedPage('docs/comparison.md', compared)],
    [
      'docs/explanations/trigger-bench.svg',
      chart('How long a login waits for its trigger, at 256 MB', chartRows(sizes)),
    ],
  ];
}

/** The version of the contracts is that of the package they are published with. */
function projectVersion(): string {
  const path = join(import.meta.dirname, '..', 'package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string }).version;
}
