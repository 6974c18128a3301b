import { isObject, toObject } from '../../platform/coerce.ts';
import type { EnvironmentOption } from './environment-options.ts';
import { replacedLater } from './with-references.ts';

/** Name of the stack in the template of CDK. Only the deployment knows the real one, which is part of the names of resources. */
export const stackNamePlaceholder = 'StackNameOfTheDeployment';

/** A CloudFormation template, as far as it is rewritten. */
export interface PlainTemplate {
  readonly Parameters: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly Resources: Readonly<Record<string, PlainResource>>;
  readonly [section: string]: unknown;
}

interface PlainResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly [attribute: string]: unknown;
}

/**
 * Returns the template of a `PlainStack` in the form that needs no CDK. `codeOf` returns the path of a function's zip file for
 * the name of its file in the assembly.
 */
export function rewriteTemplate(
  template: PlainTemplate,
  options: readonly EnvironmentOption[],
  codeOf: (functionId: string, asset: string) => string,
): PlainTemplate {
  const replaced = options.filter(({ path }) => replacedLater.includes(path.join('.')));
  const { Resources: named, ...sections } = mapValues(template, (value) => {
    const option = replaced.find((candidate) => candidate.value === value);
    return option ? { Ref: option.parameter } : withStackName(wholeList(value));
  }) as PlainTemplate;
  const resources = Object.fromEntries(
    Object.entries(named).map(([id, resource]) => [id, withCode(id, withoutMetadata(resource), codeOf)]),
  );
  const described = Object.fromEntries(
    Object.entries(resources).map(([id, resource]) => [id, withSettings(resource, resources, template.Parameters)]),
  );
  const used = refsIn([described, sections['Conditions'], sections['Outputs']]);
  const Parameters = Object.fromEntries(Object.entries(template.Parameters).filter(([name]) => used.has(name)));
  return { AWSTemplateFormatVersion: '2010-09-09', ...sections, Parameters, Resources: described };
}

/** A list with each item of a list parameter is the parameter: another environment may have another number of items. */
function wholeList(value: unknown): unknown {
  if (!Array.isArray(value) || value.length === 0) return value;
  const refs = value.map((item, index) => {
    const select = isObject(item) ? item['Fn::Select'] : undefined;
    const [at, list] = Array.isArray(select) ? (select as unknown[]) : [];
    return String(at) === String(index) && isObject(list) ? list['Ref'] : undefined;
  });
  const [first] = refs;
  return first !== undefined && refs.every((ref) => ref === first) ? { Ref: first } : value;
}

function withStackName(value: unknown): unknown {
  if (typeof value !== 'string' || !value.includes(stackNamePlaceholder)) return value;
  const name = { Ref: 'AWS::StackName' };
  const parts = value.split(stackNamePlaceholder).flatMap((text, index) => (index === 0 ? [text] : [name, text]));
  return { 'Fn::Join': ['', parts.filter((part) => part !== '')] };
}

/** The path of an asset in the assembly changes with each run. */
function withoutMetadata(resource: PlainResource): PlainResource {
  const attributes = Object.entries(resource).filter(([name]) => name !== 'Metadata');
  return Object.fromEntries(attributes) as PlainResource;
}

/** `aws cloudformation package` uploads the file that `Code` names. */
function withCode(id: string, resource: PlainResource, codeOf: (id: string, asset: string) => string): PlainResource {
  const code = resource.Properties?.['Code'];
  const asset = resource.Type === 'AWS::Lambda::Function' && isObject(code) ? code['S3Key'] : undefined;
  if (typeof asset !== 'string') return resource;
  return { ...resource, Properties: { ...resource.Properties, Code: codeOf(id, asset) } };
}

/**
 * CloudFormation publishes a version only once. CDK gives a version another id with each change of the function, but does not
 * see the value of a parameter. A change of the description replaces the version ("AWS::Lambda::Version").
 */
function withSettings(
  resource: PlainResource,
  resources: PlainTemplate['Resources'],
  parameters: PlainTemplate['Parameters'],
): PlainResource {
  if (resource.Type !== 'AWS::Lambda::Version') return resource;
  const [functionId = ''] = refsIn(resource.Properties?.['FunctionName']);
  const direct = [...refsIn(resources[functionId]?.Properties)];
  // A deployment check returns the value of a parameter as its attribute.
  const checked = direct.flatMap((id) => {
    const { Type = '', Properties } = resources[id] ?? {};
    return Type.startsWith('Custom::') ? [...refsIn(Properties)] : [];
  });
  const refs = [...new Set([...direct, ...checked])].filter((name) => name in parameters).sort();
  if (refs.length === 0) return resource;
  const Description = { 'Fn::Join': [' ', refs.map((Ref) => ({ Ref }))] };
  return { ...resource, Properties: { ...resource.Properties, Description } };
}

/** Names of the parameters and resources to which a part of a template refers. */
function refsIn(value: unknown): Set<string> {
  const refs = new Set<string>();
  mapValues(value, (found) => {
    const { Ref: ref, 'Fn::GetAtt': attribute } = toObject(found);
    if (typeof ref === 'string') refs.add(ref);
    if (Array.isArray(attribute)) refs.add(String(attribute[0]));
    return found;
  });
  return refs;
}

/** Returns a copy of a JSON value in which `change` has replaced each value, the innermost ones first. */
function mapValues(value: unknown, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return change(value.map((item) => mapValues(item, change)));
  if (!isObject(value)) return change(value);
  return change(Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapValues(item, change)])));
}
