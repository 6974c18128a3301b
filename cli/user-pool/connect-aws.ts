import { isDeepStrictEqual } from 'node:util';
import { pauses } from '../../infra/pool-attachment/pauses.ts';
import type { ConnectPools } from './pool-access.ts';

/** Connects to AWS. The clients are loaded only now: the list of commands needs none. */
export const connectPools: ConnectPools = async (settings) => {
  const [{ cognitoPools }, { stackOutputs }, { CloudFormationClient }, { Lambda }] = await Promise.all([
    import('../../infra/pool-attachment/cognito-pools.ts'),
    import('../stack-outputs.ts'),
    import('@aws-sdk/client-cloudformation'),
    import('@aws-sdk/client-lambda'),
  ]);
  const lambda = new Lambda(settings);
  return {
    outputs: (stackName) => stackOutputs(new CloudFormationClient(settings), stackName),
    pools: { ...cognitoPools(settings), pause: pauses },
    async isPermitted(functionArn, poolArn) {
      const { Policy = '{}' } = await lambda.getPolicy(named(functionArn)).catch(noneIfMissing);
      const { Statement = [] } = JSON.parse(Policy) as { Statement?: readonly Statement[] };
      return Statement.some((statement) => lets(statement, poolArn));
    },
    async permit(functionArn, poolArn) {
      await lambda.addPermission({
        ...named(functionArn),
        StatementId: statementId(poolArn),
        Action: 'lambda:InvokeFunction',
        Principal: principal,
        SourceArn: poolArn,
        SourceAccount: poolArn.split(':')[4],
      });
    },
    async forbid(functionArn, poolArn) {
      const call = { ...named(functionArn), StatementId: statementId(poolArn) };
      await lambda.removePermission(call).catch(noneIfMissing);
    },
  };
};

const principal = 'cognito-idp.amazonaws.com';

/** A statement of a function's policy, as Lambda writes it. */
interface Statement {
  readonly Effect?: string;
  readonly Principal?: { readonly Service?: string };
  readonly Condition?: { readonly ArnLike?: Readonly<Record<string, string>> };
}

const lets = ({ Effect, Principal, Condition }: Statement, poolArn: string): boolean =>
  Effect === 'Allow' &&
  isDeepStrictEqual(Principal, { Service: principal }) &&
  Object.entries(Condition?.ArnLike ?? {}).some(
    ([key, arn]) => key.toLowerCase() === 'aws:sourcearn' && arn === poolArn,
  );

/** A version or an alias has a policy of its own. */
function named(functionArn: string): { readonly FunctionName: string; readonly Qualifier?: string } {
  const parts = functionArn.split(':');
  const [Qualifier] = parts.slice(7);
  return { FunctionName: parts.slice(0, 7).join(':'), ...(Qualifier === undefined ? {} : { Qualifier }) };
}

const statementId = (poolArn: string): string => `cognito-to-kafka-${poolArn.split('/').at(-1) ?? ''}`;

function noneIfMissing(error: unknown): { readonly Policy?: string } {
  if ((error as Error).name === 'ResourceNotFoundException') return {};
  throw error;
}
