import { rm } from 'node:fs/promises';
import { stopPipeline } from '../../../../local/rig/pipeline.ts';
import { deployedPipeline } from './deployed-pipeline.ts';

export default async function tearDown(): Promise<void> {
  const { runFolder } = deployedPipeline();
  await stopPipeline({ runFolder });
  await rm(runFolder, { recursive: true, force: true });
}
