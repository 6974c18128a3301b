import { parseArn } from '../../platform/arn.ts';
import { pauses } from '../../platform/pauses.ts';
import { cognitoPrincipal, letsPoolInvoke, policyOwner } from './function-policy.ts';
import type { ConnectAttachment } from './attachment-ports.ts';

/** Creates the adapters of AWS. The clients are loaded only now, because other commands do not need them. */
export const attachmentDependencies: ConnectAttachment = async (settings) => {
  const [{ cognitoPools }, { readStackOutputs }, { CloudFormationClient }, { Lambda }] = await Promise.all([
    import('../../triggers/attachment/cognito-pools.ts'),
    import('../stack-outputs.ts'),
    import('@aws-sdk/client-cloudformation'),
    import('@aws-sdk/client-lambda'),
  ]);
  const lambda = new Lambda(settings);
  return {
    outputs: (stackName) => readStackOutputs(new CloudFormationClient(settings), stackName),
    pools: { ...cognitoPools(settings), pause: pauses },
    async isPermitted(functionArn, poolArn) {
      const { Policy = '{}' } = await lambda.getPolicy(policyOwner(functionArn)).catch(noneIfMissing);
      return letsPoolInvoke(Policy, poolArn);
    },
    async permit(functionArn, poolArn) {
      await lambda.addPermission({
        ...policyOwner(functionArn),
        StatementId: statementId(poolArn),
        Action: 'lambda:InvokeFunction',
        Principal: cognitoPrincipal,
        SourceArn: poolArn,
        SourceAccount: parseArn(poolArn)?.accountId,
      });
    },
    async forbid(functionArn, poolArn) {
      const call = { ...policyOwner(functionArn), StatementId: statementId(poolArn) };
      await lambda.removePermission(call).catch(noneIfMissing);
    },
  };
};

const statementId = (poolArn: string): string => `cognito-to-kafka-${poolArn.split('/').at(-1) ?? ''}`;

function noneIfMissing(error: unknown): { readonly Policy?: string } {
  if ((error as Error).name === 'ResourceNotFoundException') return {};
  throw error;
}
