import type { Template } from 'aws-cdk-lib/assertions';
import type { PolicyStatement } from './policy-statements.ts';

interface Policy {
  readonly Properties: {
    readonly Roles: readonly { readonly Ref: string }[];
    readonly PolicyDocument: { readonly Statement: readonly PolicyStatement[] };
  };
}

/** What each role of a template may do, a line for each action: `role: action on resource`, with the ids in the template. */
export function rightsOfRoles(template: Template): readonly string[] {
  const policies = Object.values(template.findResources('AWS::IAM::Policy')) as Policy[];
  return policies
    .flatMap(({ Properties: { Roles, PolicyDocument } }) =>
      PolicyDocument.Statement.flatMap(({ Action, Resource }) =>
        [Action]
          .flat()
          .flatMap((action) =>
            [Resource].flat().map((resource) => `${named(Roles[0]?.Ref ?? '')}: ${action} on ${inWords(resource)}`),
          ),
      ),
    )
    .toSorted();
}

/** The id without the hash at its end, and without what CDK calls the parts of a function. */
const named = (id: string): string => id.replace(/[0-9A-F]{8}$/, '').replace(/(Lambda)?(Function)?ServiceRole$/, '');

interface Split {
  readonly 'Fn::Split': readonly [string, unknown];
}

function inWords(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const {
    Ref,
    'Fn::GetAtt': attribute,
    'Fn::Join': join,
    'Fn::Select': select,
  } = resource as {
    Ref?: string;
    'Fn::GetAtt'?: readonly [string, string];
    'Fn::Select'?: readonly [number, Split];
    'Fn::Join'?: readonly [string, readonly unknown[]];
  };
  if (Ref !== undefined) return Ref.startsWith('AWS::') ? '' : named(Ref);
  if (attribute) return named(attribute[0]);
  // A part of an ARN that is known only at deployment: whose it is, is said by the last part.
  if (select) return select[0] === 0 ? '' : inWords(select[1]['Fn::Split'][1]);
  return (join?.[1] ?? []).map(inWords).join('');
}
