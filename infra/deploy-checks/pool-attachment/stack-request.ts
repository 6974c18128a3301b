/** What CloudFormation asks of a custom resource ("Custom resource request and response reference"). */
export interface StackRequest<Properties> {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  /** A presigned address for the answer. */
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  /** Not with a Create. */
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: Properties;
  /** Previous properties, only in an Update. */
  readonly OldResourceProperties?: Properties;
}

/** What a custom resource answers. */
export interface StackAnswer {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly PhysicalResourceId: string;
  /** What GetAtt gives. */
  readonly Data?: Readonly<Record<string, string>>;
  /** Why it failed. */
  readonly Reason?: string;
}

/**
 * Gives CloudFormation the answer. Done here and not by CDK's provider framework, which has no Delete follow a Create that
 * failed half way: the function would be gone, and every login of the pool would fail. Rejects if the address refuses.
 */
export async function answerStack(request: StackRequest<unknown>, answer: StackAnswer): Promise<void> {
  const { StackId, RequestId, LogicalResourceId, ResponseURL } = request;
  // As bytes: a text would get a content-type, which the address is not signed for.
  const body = new TextEncoder().encode(
    JSON.stringify({ ...answer, ...textsOf(answer), StackId, RequestId, LogicalResourceId }),
  );
  const { ok, status } = await fetch(ResponseURL, { method: 'PUT', body });
  if (!ok) throw new Error(`CloudFormation did not take the answer: status ${status}.`);
}

/** The texts of an answer, short enough: CloudFormation takes 4,096 bytes in all ("Custom resource response objects"). */
function textsOf({ Reason, Data }: StackAnswer): Pick<StackAnswer, 'Reason' | 'Data'> {
  const data = Object.entries(Data ?? {}).map(([name, text]) => [name, shortened(text)] as const);
  return { ...(Reason && { Reason: shortened(Reason) }), ...(Data && { Data: Object.fromEntries(data) }) };
}

/** Bytes of the one long text of an answer. */
const mostBytes = 3000;

/** Leaves out the middle of a long text, such as a setting that Cognito quotes: its end says what to do. */
function shortened(text: string): string {
  const characters = Array.from(text);
  let shown = text;
  for (let half = mostBytes / 2; Buffer.byteLength(JSON.stringify(shown)) > mostBytes; half = Math.floor(half * 0.9)) {
    shown = `${characters.slice(0, half).join('')} … ${characters.slice(-half).join('')}`;
  }
  return shown;
}
