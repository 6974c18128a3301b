/** A call of AWS that failed, in words and with the next step; undefined for a fault of the program. */
export function explainFault(error: unknown): string | undefined {
  const { name = '', message = '', code, $metadata: metadata } = (error ?? {}) as Partial<Record<string, unknown>>;
  const kind = typeof code === 'string' ? code : String(name);
  const isOfAws = metadata !== undefined || kind in nextSteps || /^E[A-Z]+$/.test(kind);
  if (!isOfAws) return undefined;
  const next = nextSteps[kind] ?? '';
  return `${kind}: ${String(message)}${next && `\n${next}`}`;
}

const credentials = 'Sign in to AWS ("aws sso login"), or name a profile with --profile.';
const rights = '"cognito-to-kafka replay iam" prints the policy that is needed.';
const network = 'Is the network there, and is --endpoint-url right?';

const nextSteps: Readonly<Record<string, string>> = {
  CredentialsProviderError: credentials,
  ExpiredToken: credentials,
  ExpiredTokenException: credentials,
  TokenProviderError: credentials,
  InvalidClientTokenId: credentials,
  UnrecognizedClientException: credentials,
  AccessDenied: rights,
  AccessDeniedException: rights,
  ValidationError: 'Name the stack with --stack and its Region with --region; or a queue by its URL with --queue.',
  QueueDoesNotExist: 'Name another with --queue; "cognito-to-kafka replay queues" lists them.',
  EDITOR: 'Nothing was sent.',
  EEXIST: 'Name a file that is not there yet.',
  ENOENT: 'Is the path right?',
  ResourceNotFoundException: 'Is the name right, and the Region?',
  ECONNREFUSED: network,
  ENOTFOUND: network,
  TimeoutError: network,
};
