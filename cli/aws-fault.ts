/** The Region, endpoint and profile with which a command called AWS, as in its options. */
export interface FaultContext {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
}

/** A failed call: the failure, its input and the fix, in one line. */
export interface Fault {
  readonly text: string;
  /** Whether every other call fails, too: the credentials, the Region or the network is the cause. */
  readonly isGeneral: boolean;
}

type Explain = (context: FaultContext, message: string) => string;

const source = ({ profile }: FaultContext): string =>
  profile === undefined ? 'in the environment and the default profile' : `in the profile "${profile}"`;

const noRegion: Explain = (context) =>
  `AWS Region is missing ${source(context)}. Use --region or AWS_REGION, or add a region to the profile.`;
const badRegion: Explain = ({ region }) =>
  region === undefined
    ? 'Invalid AWS Region in the environment or the profile. Use --region or AWS_REGION with a Region such as eu-west-1.'
    : `Invalid --region "${region}". Use a Region such as eu-west-1.`;
const noCredentials: Explain = (context, message) =>
  context.profile === undefined
    ? `AWS credentials are missing ${source(context)} (${message}). Sign in ("aws sso login"), or use --profile.`
    : `AWS profile "${context.profile}" does not exist, or has no credentials (${message}). Use a profile that "aws configure list-profiles" prints, or sign in ("aws sso login").`;
const expired: Explain = (context) =>
  `AWS credentials have expired ${source(context)}. Sign in again ("aws sso login"), or use another --profile.`;
const refused: Explain = (context, message) =>
  `AWS does not accept the credentials ${source(context)} (${message}). Sign in ("aws sso login"), or use another --profile.`;
const network: Explain = ({ endpoint, region }, message) =>
  `AWS cannot be reached (${message}). Check the network connection, ${endpoint === undefined ? `the Region${region === undefined ? '' : ` "${region}"`}` : `--endpoint-url "${endpoint}"`} and the proxy.`;
const badEndpoint: Explain = ({ endpoint }) =>
  `Invalid ${endpoint === undefined ? 'AWS_ENDPOINT_URL, or endpoint_url of the profile' : `--endpoint-url "${endpoint}"`}. Use a URL such as http://127.0.0.1:4566.`;

/** Faults of every call, by the name or the code of the error. */
const general: Readonly<Record<string, Explain>> = {
  CredentialsProviderError: noCredentials,
  TokenProviderError: noCredentials,
  ExpiredToken: expired,
  ExpiredTokenException: expired,
  RequestExpired: expired,
  TokenRefreshRequired: expired,
  InvalidClientTokenId: refused,
  InvalidAccessKeyId: refused,
  InvalidSignatureException: refused,
  IncompleteSignature: refused,
  MissingAuthenticationToken: refused,
  MissingAuthenticationTokenException: refused,
  SignatureDoesNotMatch: refused,
  UnrecognizedClientException: refused,
  AuthFailure: refused,
  ECONNREFUSED: network,
  ECONNRESET: network,
  EHOSTUNREACH: network,
  EAI_AGAIN: network,
  ENOTFOUND: network,
  ETIMEDOUT: network,
  TimeoutError: network,
  ERR_INVALID_URL: badEndpoint,
};

const permissions = 'Allow the call. "cognito-to-kafka replay iam" prints the policy that replay needs.';
const again = 'Try again in a minute.';

/** Next steps of the faults of one call. */
const nextSteps: Readonly<Record<string, string>> = {
  AccessDenied: permissions,
  AccessDeniedException: permissions,
  UnauthorizedOperation: permissions,
  NotAuthorizedException: permissions,
  QueueDoesNotExist: 'Use another --queue. "cognito-to-kafka replay queues" lists them.',
  'AWS.SimpleQueueService.NonExistentQueue': 'Use another --queue. "cognito-to-kafka replay queues" lists them.',
  ResourceNotFoundException: 'Check the name and the Region.',
  Throttling: again,
  ThrottlingException: again,
  TooManyRequestsException: again,
  EDITOR: 'Nothing was sent.',
  EEXIST: 'Use a file that does not exist yet.',
  ENOENT: 'Check the path.',
  EACCES: 'Check the permissions of the file.',
};

/** Explains a failed call; returns undefined for a fault of the program. */
export function explainFault(error: unknown, context: FaultContext = {}): Fault | undefined {
  const { name, message, code, $metadata: metadata } = (error ?? {}) as Partial<Record<string, unknown>>;
  const kind = typeof code === 'string' && code !== '' ? code : String(name);
  const text = String(message);
  const explain = explainRegion(text) ?? ((Object.hasOwn(general, kind) && general[kind]) || undefined);
  if (explain) return { text: explain(context, text), isGeneral: true };
  const next = Object.hasOwn(nextSteps, kind) ? nextSteps[kind] : undefined;
  if (metadata === undefined && next === undefined && !/^E[A-Z]+$/.test(kind)) return undefined;
  return { text: [`${kind}: ${text}`, next].filter(Boolean).join(' '), isGeneral: false };
}

// The SDK's own errors for these have neither a code nor a name.
function explainRegion(message: string): Explain | undefined {
  if (/^Region is missing\b/.test(message)) return noRegion;
  return /^Region not accepted\b/.test(message) ? badRegion : undefined;
}
