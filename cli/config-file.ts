import { parsePipelineConfig, type PipelineConfig } from '../infra/config/config.ts';
import type { CommandPorts } from './command.ts';
import { UsageError } from '../platform/usage-error.ts';
import { jsonDocuments } from './json-documents.ts';

/** Reads the pipeline configuration of `--config`. Rejects with a UsageError that names the file and every mistake. */
export async function readConfigFile(file: string, { read }: Pick<CommandPorts, 'read'>): Promise<PipelineConfig> {
  const text = await read(file).catch((error: unknown) => {
    throw new UsageError(`--config ${file} cannot be read: ${(error as Error).message}`);
  });
  const { documents, faults } = jsonDocuments(text);
  const [fault] = faults;
  if (fault) throw new UsageError(`${file}:${fault.line}:${fault.column}: not JSON`);
  try {
    return parsePipelineConfig(documents[0]?.value);
  } catch (error) {
    const [what = '', ...details] = (error as Error).message.split('\n');
    throw new UsageError(`--config ${file}: ${what}`, { details });
  }
}
