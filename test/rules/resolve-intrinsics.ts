import type { Template } from 'aws-cdk-lib/assertions';

type Resources = Readonly<
  Record<string, { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> } | undefined>
>;
type Texts = Readonly<Record<string, string>>;

const account = '111122223333';
const pseudoParameters: Texts = {
  'AWS::AccountId': account,
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-west-1',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** A value of the template as a plausible text, like one that CloudFormation could make of its intrinsic functions. */
export function resolveIntrinsics(template: Template, value: unknown, parameters: Texts): string {
  const { Resources } = template.toJSON() as { Resources: Resources };
  const texts: Texts = { ...pseudoParameters, ...parameters };
  const resolve = (part: unknown): string => {
    if (typeof part === 'string') return part;
    const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = part as Record<string, unknown>;
    if (typeof Ref === 'string') return texts[Ref] ?? refOf(Ref, Resources);
    if (attribute) return attributeOf(...(attribute as [string, string]), Resources);
    if (!join) throw new Error(`No text is known for ${JSON.stringify(part)}.`);
    const [separator, parts] = join as [string, unknown];
    return elements(parts).join(separator);
  };
  /** The texts of a list, which may be one that Fn::Split makes. */
  const elements = (parts: unknown): string[] => {
    if (Array.isArray(parts)) return parts.map(resolve);
    const [separator, text] = (parts as { 'Fn::Split': [string, unknown] })['Fn::Split'];
    return resolve(text).split(separator);
  };
  return resolve(value);
}

function refOf(id: string, resources: Resources): string {
  const resource = resources[id];
  if (!resource) throw new Error(`Neither a parameter nor a resource is called ${id}.`);
  if (resource.Type === 'AWS::SQS::Queue') return `https://sqs.eu-west-1.amazonaws.com/${account}/${id}`;
  return resource.Type === 'AWS::Cognito::UserPool' ? `eu-west-1_${id}` : `stack-${id}`;
}

/** The custom resource for an existing bus returns its property as an attribute. */
function attributeOf(id: string, attribute: string, resources: Resources): string {
  const property = resources[id]?.Properties?.[attribute];
  return typeof property === 'string' ? property : `stack-${id}.${attribute}`;
}
