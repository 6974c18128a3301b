import { accountId, region } from '../../../local/rig/aws-environment.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import type { Emulator } from './emulator.ts';

export interface Stack {
  /** The outputs by their keys. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Changes the stack to another template, with the same name. */
  readonly update: (template: object) => Promise<Stack>;
  readonly remove: () => Promise<void>;
}

/** Creates a CloudFormation stack from a template. Throws when CloudFormation does not complete it. */
export async function deployStack(emulator: Emulator, name: string, template: object): Promise<Stack> {
  return change(emulator, name, 'CreateStack', template);
}

async function change(emulator: Emulator, StackName: string, Action: string, template: object): Promise<Stack> {
  await ask(emulator, { Action, StackName, TemplateBody: JSON.stringify(template) });
  const described = await waitFor(
    async () => {
      const text = await ask(emulator, { Action: 'DescribeStacks', StackName });
      return !statusIn(text).endsWith('_IN_PROGRESS') && text;
    },
    { what: `the stack ${StackName}`, timeoutMs: 20_000 },
  );
  if (!/^(CREATE|UPDATE)_COMPLETE$/.test(statusIn(described))) throw new Error(described);
  return {
    outputs: outputsIn(described),
    update: (changed) => change(emulator, StackName, 'UpdateStack', changed),
    async remove() {
      await ask(emulator, { Action: 'DeleteStack', StackName });
      const isGone = () =>
        ask(emulator, { Action: 'DescribeStacks', StackName }).then(
          (text) => statusIn(text) === 'DELETE_COMPLETE',
          () => true,
        );
      await waitFor(isGone, { what: `the end of the stack ${StackName}`, timeoutMs: 20_000 });
    },
  };
}

const statusIn = (text: string): string => /<StackStatus>(\w+)</.exec(text)?.[1] ?? '';

function outputsIn(text: string): Record<string, string> {
  const outputs = text.matchAll(/<OutputKey>(.*?)<\/OutputKey>\s*<OutputValue>(.*?)<\/OutputValue>/g);
  return Object.fromEntries([...outputs].map(([, key = '', value = '']) => [key, value]));
}

/** CloudFormation's API without its client, for which this project has no other use. */
async function ask({ endpoint }: Emulator, parameters: Record<string, string>): Promise<string> {
  const scope = `${accountId}/20260101/${region}/cloudformation/aws4_request`;
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` },
    body: new URLSearchParams({ Version: '2010-05-15', ...parameters }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}
