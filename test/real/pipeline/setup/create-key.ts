import { accountId, region } from '../../../../local/rig/aws-environment.ts';

/** Creates a KMS key, and returns its ARN: KMS's API without its client, for which this project has no other use. */
export async function createKey(endpoint: string): Promise<string> {
  const scope = `${accountId}/20260101/${region}/kms/aws4_request`;
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'TrentService.CreateKey',
    },
    body: '{}',
  });
  if (!response.ok) throw new Error(await response.text());
  const { KeyMetadata } = (await response.json()) as { readonly KeyMetadata: { readonly Arn: string } };
  return KeyMetadata.Arn;
}
