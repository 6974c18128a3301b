import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopPipeline } from '../../../../local/rig/pipeline.ts';

let runFolder: string;
beforeEach(async () => {
  runFolder = await mkdtemp(join(tmpdir(), 'pipeline-test-'));
});
afterEach(() => rm(runFolder, { recursive: true, force: true }));

test('the end of a run deletes its data and keeps its logs', async () => {
  for (const folder of ['kafka-data', 'ministack-tmp']) await mkdir(join(runFolder, folder));
  for (const file of ['kafka.log', 'ministack.log']) await writeFile(join(runFolder, file), 'line\n');

  await stopPipeline({ runFolder });

  expect((await readdir(runFolder)).sort()).toEqual(['kafka.log', 'ministack.log']);
});

test('a run that never began can be ended', async () => {
  await expect(stopPipeline({ runFolder: join(runFolder, 'none') })).resolves.toBeUndefined();
});
