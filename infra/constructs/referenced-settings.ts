import {
  AspectPriority,
  Aspects,
  CfnElement,
  DefaultTokenResolver,
  Reference,
  Stack,
  StringConcat,
  Tokenization,
  type IResolvable,
  type IResolveContext,
  type IPostProcessor,
} from 'aws-cdk-lib';
import type { CfnFunction, Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';

/**
 * Publishes another version of a function also when a resource changes that its variables only refer to. CDK derives the id
 * of a version from the template of the function. There, a reference looks the same whatever its resource is: with another
 * `eventBus.name` the logins would stay on the version that has the name of the old bus.
 */
export function versionByReferences(lambda: Lambda): void {
  let isDone = false;
  // After the aspects that still change resources.
  const priority = AspectPriority.READONLY;
  const visit = (node: IConstruct): void => {
    if (isDone || node !== lambda) return;
    isDone = true;
    lambda.invalidateVersionBasedOn(JSON.stringify(referencedBy(lambda)));
  };
  Aspects.of(lambda).add({ visit }, { priority });
}

/** The templates of the resources and parameters that the variables of a function refer to, without their tags. */
function referencedBy(lambda: Lambda): unknown[] {
  const resolver = new ReferenceCollector();
  const { environment } = lambda.node.defaultChild as CfnFunction;
  Tokenization.resolve(environment, { scope: lambda, resolver, preparing: false });
  return [...resolver.targets].filter((target) => CfnElement.isCfnElement(target)).map(templateOf);
}

class ReferenceCollector extends DefaultTokenResolver {
  readonly targets = new Set<IConstruct>();

  constructor() {
    super(new StringConcat());
  }

  override resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    if (Reference.isReference(token)) this.targets.add(token.target);
    return super.resolveToken(token, context, postProcessor) as unknown;
  }
}

function templateOf(element: CfnElement): unknown {
  // Internal in CDK's types. CDK's own hash of a function is made of the same.
  const fragment = (element as unknown as { _toCloudFormation(): object })._toCloudFormation();
  const template = Stack.of(element).resolve(fragment) as unknown;
  return JSON.parse(JSON.stringify(template, (name, value: unknown) => (name === 'Tags' ? undefined : value)));
}
