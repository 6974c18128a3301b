import { accountId, region } from '../../../local/rig/aws-environment.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';

/** Waits for what Firehose writes to a bucket, and returns each object; without S3's client, for which there is no other use. */
export async function recordsOf(endpoint: string, bucket: string): Promise<readonly string[]> {
  const authorization = `AWS4-HMAC-SHA256 Credential=${accountId}/20260101/${region}/s3/aws4_request, SignedHeaders=host, Signature=0`;
  const read = async (path: string) =>
    (await fetch(`${endpoint}/${bucket}${path}`, { headers: { authorization } })).text();
  const list = async () => {
    const keys = [...(await read('?list-type=2')).matchAll(/<Key>(.*?)<\/Key>/g)].map(([, key = '']) => key);
    return keys.length > 0 && keys;
  };
  const keys = await waitFor(list, { what: `an object in ${bucket}`, timeoutMs: 10_000 });
  return Promise.all(keys.map((key) => read(`/${key}`)));
}
