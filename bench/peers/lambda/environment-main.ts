import { createRequire } from 'node:module';

/** One invocation: the event as text, because Lambda's runtime also parses it in the function's process. */
export interface Invocation {
  readonly event: string;
  /** Unix time in milliseconds at which Lambda ends it. */
  readonly deadlineMs: number;
}

export type Outcome = { readonly answer: unknown } | { readonly error: string };

type Handler = (event: unknown, context: object) => Promise<unknown>;

// The process of one execution environment: its argument is the bundle; each message is an invocation.
const { handler } = createRequire(import.meta.url)(process.argv[2] ?? '') as { readonly handler: Handler };
let count = 0;

process.on('message', ({ event, deadlineMs }: Invocation) => {
  const context = {
    awsRequestId: `8f2b6c1e-52f0-4c3b-9a51-${String(count++).padStart(12, '0')}`,
    getRemainingTimeInMillis: () => deadlineMs - Date.now(),
  };
  void invoke(event, context).then((outcome) => process.send?.(outcome));
});

async function invoke(event: string, context: object): Promise<Outcome> {
  try {
    return { answer: await handler(JSON.parse(event), context) };
  } catch (error) {
    return { error: (error as Error).message };
  }
}
