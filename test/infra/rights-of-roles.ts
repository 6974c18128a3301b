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

function inWords(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const {
    Ref,
    'Fn::GetAtt': attribute,
    'Fn::Join': join,
  } = resource as {
    Ref?: string;
    'Fn::GetAtt'?: readonly [string, string];
    'Fn::Join'?: readonly [string, readonly unknown[]];
  };
  if (Ref !== undefined) return Ref.startsWith('AWS::') ? '' : named(Ref);
  if (attribute) return named(attribute[0]);
  return (join?.[1] ?? []).map(inWords).join('');
}
