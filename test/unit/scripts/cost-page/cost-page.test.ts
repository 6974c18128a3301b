import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parsePipelineConfig } from '../../../../infra/config/config.ts';
import { otherRegions, quotas, regionClasses } from '../../../../contracts/quotas.ts';
import { assumptions, usualRate } from '../../../../scripts/cost-page/assumptions.ts';
import { costOfProducer, total } from '../../../../scripts/cost-page/cost-of-events.ts';
import { costsAt } from '../../../../scripts/cost-page/cost-sections.ts';
import { share, whole } from '../../../../scripts/cost-page/figures.ts';
import { sandboxDay, sandboxHour, sandboxMonth, sandboxZones } from '../../../../scripts/cost-page/sandbox-cost.ts';
import { aPipelineTemplate } from '../../../given/builders/a-template.ts';
import { byDefault } from '../../infra/pipeline-templates.ts';
import { textOf } from '../../../rules/project-files.ts';

const page = textOf('docs/operations/cost-and-quotas.md').replace(/<!-- .*? -->/g, '');

test.each([100, 1_000, 10_000])('at %i logins per second each Region has a row', (logins) => {
  const [, table = ''] = page.split(`### ${logins.toLocaleString('en-US')} logins per second\n`);
  const [rows = ''] = table.split(/^#/m);

  for (const { regions } of regionClasses) for (const region of regions) expect(rows).toContain(`\`${region}\``);
  expect(rows).toContain('| every other Region |');
});

test('each quota has its default, by what is needed of it, and where it is raised', () => {
  for (const { name, raise, source } of quotas) {
    expect(page).toContain(`| ${name} |`);
    expect(page).toContain(raise);
    expect(page.replace(/\s+/g, ' ')).toContain(source);
  }
  expect(page).toContain(share(300 / otherRegions.putEvents));
});

test('README says what the page says', () => {
  const costs = costsAt(usualRate);
  const { bus, queue, trigger, archive, forwarder } = costs;
  const usd = (value: number): string => value.toFixed(2);
  const readme = textOf('README.md').replace(/\s+/g, ' ');

  expect(readme).toContain(`About $${usd(total(costs))} for a million events`);
  expect(readme).toContain(`It is $${usd(total(costsAt(usualRate, 'balanced')))} with events that wait`);
  for (const file of ['docs/faq.md', 'docs/comparison.md']) expect(textOf(file)).toContain(`$${usd(total(costs))}`);
  expect(readme).toContain(
    `(bus ${usd(bus)}, queue ${usd(queue)}, trigger function ${usd(trigger)}, archive ${usd(archive)}, forwarder ${usd(forwarder)})`,
  );
  expect(readme).toContain(`$${usd(costOfProducer(assumptions))} for a Kafka producer`);
});

test('the page is computed from the defaults of the configuration and the stack', () => {
  const { kafka, archive, architecture } = parsePipelineConfig({});
  const functions = byDefault.findResources('AWS::Lambda::Function') as Readonly<
    Record<string, { readonly Properties: { readonly Description?: string; readonly MemorySize?: number } }>
  >;
  const memoryOf = (description: RegExp) =>
    Object.values(functions).find(({ Properties }) => description.test(Properties.Description ?? ''))?.Properties
      .MemorySize;

  expect(kafka).toMatchObject({ batchSize: assumptions.batchSize, maxConcurrency: assumptions.maxConcurrency });
  expect([archive.retentionDays, architecture]).toEqual([assumptions.archiveDays, 'arm64']);
  expect(memoryOf(/^Publishes what happens/)).toBe(assumptions.triggerMiB);
  expect(memoryOf(/^Publishes what CloudTrail/)).toBe(assumptions.triggerMiB);
  expect(memoryOf(/^Writes identity events/)).toBe(assumptions.forwarderMiB);
});

test('the sandbox costs what its parts do, as many as its template has', () => {
  const sandbox = aPipelineTemplate({ preset: 'sandbox' });
  const endpoints = Object.values(sandbox.findResources('AWS::EC2::VPCEndpoint')) as {
    readonly Properties: { readonly SubnetIds: readonly unknown[] };
  }[];

  sandbox.resourceCountIs('AWS::MSK::ServerlessCluster', 1);
  expect(endpoints.map(({ Properties }) => Properties.SubnetIds.length)).toEqual([sandboxZones]);
  expect(sandboxHour()).toBeCloseTo(0.75 + 3 * 0.0015 + 2 * 0.01, 6);
  expect(page).toContain(`**$${whole(sandboxMonth())}**`);
  expect(textOf('docs/get-started/deploy-sandbox.md')).toContain(`about $${whole(sandboxDay())} a day`);
});

test('every file that the page links to exists', () => {
  const files = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, path]) => path ?? '');

  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((path) => !existsSync(join(import.meta.dirname, '../../../../docs/operations', path)))).toEqual(
    [],
  );
});
