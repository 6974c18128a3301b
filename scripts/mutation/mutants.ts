/** The part of Stryker's report that is read ("mutation testing report schema", version 2). */
export interface MutationReport {
  readonly files: Readonly<Record<string, ReportedFile>>;
}

interface ReportedFile {
  readonly source: string;
  readonly mutants: readonly ReportedMutant[];
}

interface ReportedMutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly location: Readonly<Record<'start' | 'end', Position>>;
}

/** Both count from 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** One change of the code, and whether a test noticed it. */
export interface Mutant {
  readonly file: string;
  readonly line: number;
  /** The changed code, on one line. */
  readonly code: string;
  /** The code that replaced it, on one line. */
  readonly replacement: string;
  readonly isKilled: boolean;
}

const killed = new Set(['Killed', 'Timeout']);
const alive = new Set(['Survived', 'NoCoverage']);

/** Returns the mutants that were tested. Mutants that Stryker ignored, or could not run, are left out. */
export const testedMutants = ({ files }: MutationReport): Mutant[] =>
  Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => killed.has(status) || alive.has(status))
      .map(({ status, location, replacement = '' }) => ({
        file,
        line: location.start.line,
        code: onOneLine(textAt(source, location)),
        replacement: onOneLine(replacement),
        isKilled: killed.has(status),
      })),
  );

function textAt(source: string, { start, end }: ReportedMutant['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, index) => line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined))
    .join('\n');
}

const onOneLine = (code: string): string => code.replace(/\s+/g, ' ').trim();
