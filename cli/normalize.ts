import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { needsHashKey, type PrivacyPolicy } from '../privacy/privacy-policy.ts';
import { normalizeAudit } from '../triggers/normalize/cloudtrail-record/normalize.ts';
import { keyedHash } from '../privacy/keyed-hash.ts';
import type { PoolOfRecord } from '../triggers/audit/pools/pool-of-record.ts';
import { toObject, toText } from '../platform/coerce.ts';
import type { Normalized } from '../triggers/normalize/normalized.ts';
import { normalize } from '../triggers/normalize/trigger-event/normalize.ts';
import { exitCodes, type Command, type CommandPorts } from './command.ts';
import { readConfigFile } from './config-file.ts';
import { normalizeDeclaration } from './declarations/normalize.ts';
import { jsonDocuments, type JsonDocument } from './json-documents.ts';
import { inputsIn } from './normalize/inputs-in.ts';
import {
  isObserved,
  namesOnlyUser,
  observedPoolOf,
  readOwnership,
  unknownPool,
  type Ownership,
} from './normalize/ownership.ts';
import { explainNoEvent } from './normalize/explain-no-event.ts';

/** `cognito-to-kafka normalize`. */
export const normalizeCommand: Command<CommandPorts, typeof normalizeDeclaration> = {
  declaration: normalizeDeclaration,
  async run({ values, positionals }, ports) {
    const ownership = readOwnership(values.pool, values.client);
    const policy = values.config === undefined ? {} : (await readConfigFile(values.config, ports)).privacy;
    if (needsHashKey(policy))
      ports.stderr('Note: values are hashed with a temporary key, not with the key of the pipeline.');
    const privacy = { policy, hash: keyedHash(randomBytes(32).toString('hex')) };
    let takenForPool = 0;
    const normalizeOne = normalizer(
      privacy,
      (record) => {
        const pool = observedPoolOf(record, ownership);
        if ('userPoolId' in pool && namesOnlyUser(record)) takenForPool += 1;
        return Promise.resolve(pool);
      },
      ownership,
    );
    let failed = false;
    for (const file of positionals.length > 0 ? positionals : ['-']) {
      const { documents, isComplete } = await readDocuments(file, ports);
      failed ||= !isComplete;
      for (const document of documents) {
        const where = `${file}:${document.line}`;
        for (const input of inputsIn(document.value)) printEvents(where, input, await normalizeOne(input), ports);
      }
    }
    if (takenForPool > 0) ports.stderr(takenNote(takenForPool, [...ownership.pools].join()));
    return failed ? exitCodes.failed : exitCodes.done;
  },
};

const takenNote = (count: number, pool: string): string =>
  `note: ${count} ${count === 1 ? 'record names' : 'records name'} only a user and not the pool: taken for --pool ${pool}`;

function normalizer(
  privacy: { policy: PrivacyPolicy; hash: (value: string) => string },
  poolOf: PoolOfRecord,
  ownership: Ownership,
) {
  const newId = (): string => v7();
  return async (input: unknown): Promise<Normalized> => {
    const { triggerSource, userPoolId } = toObject(input);
    if (triggerSource === undefined) return normalizeAudit(input, { poolOf, newId, privacy });
    const pool = toText(userPoolId);
    if (pool !== undefined && !isObserved(ownership, pool)) return { nothing: 'OTHER_POOL' };
    // A trigger event has no time, and no service is asked for one: the event happens now, on this machine.
    return normalize(input, { now: new Date(), newId, requestId: undefined, privacy });
  };
}

function printEvents(where: string, input: unknown, outcome: Normalized, { stdout, stderr }: CommandPorts): void {
  if (!('events' in outcome)) {
    stderr(`${where}: no event: ${explainNoEvent(input, outcome)}`);
    return;
  }
  for (const event of outcome.events) {
    if (event.data.userPoolId === unknownPool) stderr(`${where}: the record names no pool. Use --client ID=POOL.`);
    stdout(JSON.stringify(event));
  }
}

/** The values of a file. `isComplete` is false if the file, or a line of it, could not be read. */
interface ReadFile {
  readonly documents: readonly JsonDocument[];
  readonly isComplete: boolean;
}

async function readDocuments(file: string, { read, stderr }: CommandPorts): Promise<ReadFile> {
  try {
    const { documents, faults } = jsonDocuments(await read(file));
    for (const { line, column } of faults) stderr(`${file}:${line}:${column}: not JSON`);
    return { documents, isComplete: faults.length === 0 };
  } catch (error) {
    stderr(`${file} cannot be read: ${(error as Error).message}`);
    return { documents: [], isComplete: false };
  }
}
