import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
  UpdateUserPoolCommand,
  type CognitoIdentityProviderClientConfig,
} from '@aws-sdk/client-cognito-identity-provider';
import type { DescribedPool, PoolPorts } from './pool-ports.ts';
import { unknownMembers } from './unknown-members.ts';

/** The body of an HTTP response, which can be read once. */
interface HttpAnswer {
  body: unknown;
}

/** The pools of an account and Region. The calls reject with the SDK's error. */
export function cognitoPools(settings: CognitoIdentityProviderClientConfig): Omit<PoolPorts, 'pause'> {
  const client = new CognitoIdentityProviderClient(settings);
  return {
    async describe(UserPoolId) {
      const command = new DescribeUserPoolCommand({ UserPoolId });
      let body = '';
      // The SDK silently omits properties that it does not know.
      command.middlewareStack.add(
        (next) => async (args) => {
          const result = await next(args);
          body = await keptBody(result.response as HttpAnswer);
          return result;
        },
        { step: 'deserialize', priority: 'low', name: 'keepBody' },
      );
      try {
        const { UserPool } = await client.send(command);
        return UserPool && described(UserPool, JSON.parse(body) as ReturnedPool);
      } catch (error) {
        if (noSuchPool.includes((error as Error).name)) return undefined;
        throw error;
      }
    },
    async update(request) {
      await client.send(new UpdateUserPoolCommand(request));
    },
  };
}

// InvalidParameterException: Cognito refuses an id that no pool can have, and the id is the only parameter.
const noSuchPool = ['ResourceNotFoundException', 'InvalidParameterException'];

/** The properties of DescribeUserPool's response that are used. */
interface ReturnedPool {
  readonly UserPool: { readonly LambdaConfig?: Readonly<Record<string, unknown>> };
}

function described(pool: DescribedPool['pool'], { UserPool }: ReturnedPool): DescribedPool {
  return { pool, unknown: unknownMembers(UserPool, pool), returnedTriggers: UserPool.LambdaConfig ?? {} };
}

/** Reads the body, and leaves it to be read again. */
async function keptBody(response: HttpAnswer): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  response.body = bytes;
  return bytes.toString();
}
