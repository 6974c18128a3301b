import type { ProcessorPorts } from '../publish/normalize-and-publish.ts';
import { refusalDetail } from '../normalize/refusal-detail.ts';
import { normalize } from '../normalize/trigger-event/normalize.ts';

/** Normalizes a sample event like one of Cognito's, and publishes nothing. Rejects with the stable code of a failure. */
export async function checkSample(
  sample: unknown,
  { privacy, newId }: Pick<ProcessorPorts, 'privacy' | 'newId'>,
): Promise<void> {
  const context = { now: new Date(), newId, requestId: undefined, privacy: await privacy() };
  const normalized = normalize(sample, context);
  if (!('problem' in normalized)) return;
  const { detail } = await refusalDetail(normalized);
  const why = [normalized.problem, detail].filter(Boolean).join(', ');
  throw new Error(`No event can be made of it: ${why}`);
}
