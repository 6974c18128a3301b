import { open, type FileHandle } from 'node:fs/promises';
import type { OpenedFile, OpenFile } from '../../replay/files/keep-lines.ts';
import type { ProcessLife } from './process-life.ts';

export interface FaultyDiskOptions {
  /** Bytes that fit. @default - any number */
  readonly room?: number;
  /** How many bytes of a write are written, at least one. @default - all of them */
  readonly part?: (bytes: number) => number;
  /** Called before each operation on an open file. The operation rejects if it rejects. @default - nothing */
  readonly before?: (operation: 'write' | 'sync' | 'read') => Promise<void>;
  /** Does an operation, opening included. @default - at once */
  readonly step?: ProcessLife['step'];
  /** The open files. @default - not recorded */
  readonly opened?: Set<FileHandle>;
  /** Returns the bytes to write instead of these. @default - these bytes */
  readonly distort?: (bytes: Uint8Array) => Uint8Array;
}

/** The disk of this machine, with faults. */
export function faultyDisk({
  room = Infinity,
  part = (bytes) => bytes,
  before = () => Promise.resolve(),
  step = (work) => work(),
  opened = new Set(),
  distort = (bytes) => bytes,
}: FaultyDiskOptions): OpenFile {
  let left = room;
  const write = async (handle: FileHandle, bytes: Uint8Array, offset: number) => {
    await before('write');
    const wanted = Math.max(1, part(bytes.length - offset));
    const count = Math.min(wanted, left);
    if (count === 0) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    left -= count;
    return handle.write(distort(bytes.subarray(offset, offset + count)));
  };
  return (file, flags, mode) =>
    step(async (): Promise<OpenedFile> => {
      const handle = await open(file, flags, mode);
      opened.add(handle);
      return {
        write: (bytes, offset) => step(() => write(handle, bytes, offset)),
        read: (...args) =>
          step(async () => {
            await before('read');
            return handle.read(...args);
          }),
        sync: () =>
          step(async () => {
            await before('sync');
            await handle.sync();
          }),
        stat: () => handle.stat(),
        close: () =>
          step(async () => {
            opened.delete(handle);
            await handle.close();
          }),
      };
    });
}
