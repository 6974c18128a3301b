import type { Normalized } from './normalized.ts';

/**
 * Returns the log field that names the properties of an event that does not match its own schema; nothing for any other problem.
 * Loads the rules only then: no login needs them.
 */
export async function refusalDetail(
  normalized: Extract<Normalized, { problem: unknown }>,
): Promise<{ readonly detail?: string }> {
  if (normalized.problem !== 'SCHEMA_VIOLATED') return {};
  const { describeViolations } = await import('../../contracts/schema-violations.ts');
  return { detail: describeViolations(normalized.refused) };
}
