/** The Region, endpoint and profile with which a command called AWS, as in its options. */
export interface FaultContext {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
}

/** A failed call: the failure, its input and the fix, in one line. */
export interface Fault {
  readonly text: string;
  /** Whether every other call fails, too: the person, the Region or the network is the reason. */
  readonly isGeneral: boolean;
}

type Explain = (context: FaultContext, message: string) => string;

const who = ({ profile }: FaultContext): string =>
  profile === undefined ? 'with the environment and the default profile' : `with the profile "${profile}"`;

const noRegion: Explain = (context) =>
  `AWS Region is missing ${who(context)}. Name it with --region or AWS_REGION${context.profile === undefined ? '' : ', and check the profile with "aws configure list-profiles"'}.`;
const badRegion: Explain = ({ region }) =>
  region === undefined
    ? 'Invalid AWS Region in the environment or the profile. Use --region or AWS_REGION with one such as eu-west-1.'
    : `Invalid --region "${region}". Use one such as eu-west-1.`;
const noCredentials: Explain = (context, message) =>
  `AWS credentials were not found ${who(context)} (${message}). Sign in ("aws sso login"), or name a profile with --profile.`;
const expired: Explain = (context) =>
  `AWS credentials have expired ${who(context)}. Sign in again ("aws sso login"), or name another profile with --profile.`;
const refused: Explain = (context, message) =>
  `AWS does not accept the credentials ${who(context)} (${message}). Sign in ("aws sso login"), or name a profile with --profile.`;
const network: Explain = ({ endpoint, region }, message) =>
  `AWS was not reached (${message}). Check the network, ${endpoint === undefined ? `the Region${region === undefined ? '' : ` "${region}"`}` : `--endpoint-url "${endpoint}"`} and the proxy.`;
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

const rights = 'Allow the call; "cognito-to-kafka replay iam" prints the policy that replay needs.';
const again = 'Try again in a minute.';

/** Next steps of the faults of one call. */
const nextSteps: Readonly<Record<string, string>> = {
  AccessDenied: rights,
  AccessDeniedException: rights,
  UnauthorizedOperation: rights,
  NotAuthorizedException: rights,
  QueueDoesNotExist: 'Name another with --queue; "cognito-to-kafka replay queues" lists them.',
  'AWS.SimpleQueueService.NonExistentQueue': 'Name another with --queue; "cognito-to-kafka replay queues" lists them.',
  ResourceNotFoundException: 'Check the name and the Region.',
  Throttling: again,
  ThrottlingException: again,
  TooManyRequestsException: again,
  EDITOR: 'Nothing was sent.',
  EEXIST: 'Name a file that does not exist yet.',
  ENOENT: 'Check the path.',
  EACCES: 'Check the permissions of the file.',
};

/** Explains a failed call; returns undefined for a fault of the program. */
export function explainFault(error: unknown, context: FaultContext = {}): Fault | undefined {
  const { name, message, code, $metadata: metadata } = (error ?? {}) as Partial<Record<string, unknown>>;
  const kind = typeof code === 'string' && code !== '' ? code : String(name);
  const text = String(message);
  const explain = ofRegion(text) ?? ((Object.hasOwn(general, kind) && general[kind]) || undefined);
  if (explain) return { text: explain(context, text), isGeneral: true };
  const next = Object.hasOwn(nextSteps, kind) ? nextSteps[kind] : undefined;
  if (metadata === undefined && next === undefined && !/^E[A-Z]+$/.test(kind)) return undefined;
  return { text: [`${kind}: ${text}`, next].filter(Boolean).join(' '), isGeneral: false };
}

// The SDK's own errors for these have neither a code nor a name.
function ofRegion(message: string): Explain | undefined {
  if (/^Region is missing\b/.test(message)) return noRegion;
  return /^Region not accepted\b/.test(message) ? badRegion : undefined;
}
