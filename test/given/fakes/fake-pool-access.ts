import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import type { AttachmentPorts } from '../../../cli/user-pool/attachment-ports.ts';
import { ourFunction, poolId } from '../builders/a-user-pool.ts';
import { fakePools } from './fake-pools.ts';

/** AWS with some pools, and a stack that observes the first of them; keeps the permissions and the order of the calls. */
export function fakePoolAccess(
  pools: readonly UserPoolType[],
  options: Parameters<typeof fakePools>[1] & { readonly outputs?: Readonly<Record<string, string>> } = {},
) {
  const cognito = fakePools(pools, options);
  const permitted = new Set<string>();
  const calls: string[] = [];
  const access: AttachmentPorts = {
    outputs: () => Promise.resolve({ TriggerFunctionArn: ourFunction, UserPoolId: poolId, ...options.outputs }),
    pools: {
      ...cognito.ports,
      update: (request) => {
        calls.push('update');
        return cognito.ports.update(request);
      },
    },
    isPermitted: (_functionArn, poolArn) => Promise.resolve(permitted.has(poolArn)),
    permit: (_functionArn, poolArn) => {
      calls.push('permit');
      return Promise.resolve(void permitted.add(poolArn));
    },
    forbid: (_functionArn, poolArn) => {
      calls.push('forbid');
      return Promise.resolve(void permitted.delete(poolArn));
    },
  };
  return { connect: () => Promise.resolve(access), calls, permitted, pool: cognito.pool };
}
