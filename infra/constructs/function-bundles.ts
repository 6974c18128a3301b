/** How a function of the product is bundled. */
export interface FunctionBundle {
  /** File that exports `handler`, from the project's root. */
  readonly entry: string;
  /**
   * Whether the bundle is an ES module with a file for each dynamic import, for a function that responds before it loads
   * most of its code. @default - one CommonJS file, which starts fastest as a whole
   */
  readonly splitBundle?: boolean;
  /**
   * Packages that the function only imports dynamically. Each has its own file, so that a cold start does not read it. For
   * a function in one file: a split bundle has a file for every dynamic import. @default - none
   */
  readonly lazyPackages?: readonly string[];
  /** Packages that a bundle contains only if its stack needs them. Each combination is a bundle of its own. @default - none */
  readonly optionalPackages?: readonly string[];
  /** Packages that the code names, but that the function never loads. @default - none */
  readonly externalPackages?: readonly string[];
}

// Bundled only where the function reads the key for hashes: both together would double the code that the trigger function loads first.
const keyClients = ['@aws-sdk/client-secrets-manager', '@aws-sdk/client-ssm'];
// What publishes calls EventBridge itself, and loads the SDK only outside of Lambda.
const unusedSdk = ['@aws-sdk/client-eventbridge'];
const forwarderOptions = ['@aws-sdk/client-secrets-manager', 'aws-msk-iam-sasl-signer-js'];

/** Every Lambda function of the product by its name. */
export const functionBundles = {
  trigger: {
    entry: 'triggers/observer/entry.ts',
    splitBundle: true,
    optionalPackages: keyClients,
    externalPackages: unusedSdk,
  },
  outbox: { entry: 'triggers/outbox/entry.ts', externalPackages: [...keyClients, ...unusedSdk] },
  audit: { entry: 'triggers/audit/entry.ts', optionalPackages: keyClients, externalPackages: unusedSdk },
  'known-users': { entry: 'triggers/known-users/entry.ts' },
  forwarder: {
    entry: 'forwarder/entry.ts',
    lazyPackages: ['@aws-sdk/client-sqs', ...forwarderOptions],
    optionalPackages: forwarderOptions,
  },
  'audit-trail': { entry: 'infra/deploy-checks/audit-trail.ts' },
  'event-bus-exists': { entry: 'infra/deploy-checks/event-bus-exists.ts' },
  'msk-brokers': { entry: 'infra/deploy-checks/msk-brokers.ts' },
  'pool-attachment': { entry: 'infra/deploy-checks/pool-attachment/entry.ts' },
  'trigger-version': { entry: 'infra/deploy-checks/trigger-version.ts' },
} as const satisfies Readonly<Record<string, FunctionBundle>>;

export type FunctionName = keyof typeof functionBundles;

/** The code of a function, without the packages that its stack does not need. */
export interface FunctionVariant {
  readonly name: FunctionName;
  /** Packages that the bundle does not contain. */
  readonly externalPackages: readonly string[];
}

/** Returns the name of the variant's folder in the package, for example `trigger+client-ssm`. Throws if no such bundle exists. */
export function variantFolder({ name, externalPackages }: FunctionVariant): string {
  const { optionalPackages = [], externalPackages: never = [] }: FunctionBundle = functionBundles[name];
  const contained = externalPackages.find((external) => ![...optionalPackages, ...never].includes(external));
  if (contained !== undefined) throw new Error(`The bundle "${name}" always contains the package "${contained}".`);
  const included = optionalPackages.filter((candidate) => !externalPackages.includes(candidate));
  return [name, ...included.map((included) => included.replace(/^@.*\//, ''))].join('+');
}

/** Returns every variant of every function. */
export function everyVariant(): readonly FunctionVariant[] {
  return (Object.keys(functionBundles) as FunctionName[]).flatMap((name) => {
    const { optionalPackages = [], externalPackages = [] }: FunctionBundle = functionBundles[name];
    return subsets(optionalPackages).map((subset) => ({ name, externalPackages: [...subset, ...externalPackages] }));
  });
}

const subsets = ([first, ...rest]: readonly string[]): readonly (readonly string[])[] =>
  first === undefined ? [[]] : subsets(rest).flatMap((subset) => [subset, [first, ...subset]]);
