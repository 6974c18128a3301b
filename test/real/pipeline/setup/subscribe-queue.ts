import { accountId, region } from '../../../../local/rig/aws-environment.ts';

/** Subscribes a queue to a topic: SNS's API without its client, for which this project has no other use. */
export async function subscribeQueue(endpoint: string, TopicArn: string, queueArn: string): Promise<void> {
  const scope = `${accountId}/20260101/${region}/sns/aws4_request`;
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` },
    body: new URLSearchParams({
      Action: 'Subscribe',
      Version: '2010-03-31',
      TopicArn,
      Protocol: 'sqs',
      Endpoint: queueArn,
    }),
  });
  if (!response.ok) throw new Error(await response.text());
}
