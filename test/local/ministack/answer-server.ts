import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** What a function answers to an event. Whatever it throws, the function throws with the same message. */
export type Answer = (event: unknown) => unknown;

export interface AnswerServer {
  readonly port: number;
  /** The answers by function name. */
  readonly answers: Map<string, Answer>;
  readonly stop: () => void;
}

/** Serves the answers of the test's functions to the functions, which run in processes of the emulator. */
export async function startAnswerServer(): Promise<AnswerServer> {
  const answers = new Map<string, Answer>();
  const server = createServer((request, response) => {
    answerTo(request, answers).then(
      (body) => response.end(body),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { port: address.port, answers, stop };
}

async function answerTo(request: IncomingMessage, answers: Map<string, Answer>): Promise<string> {
  const name = request.url?.slice(1) ?? '';
  const answer = answers.get(name);
  if (answer === undefined) throw new Error(`No answer for ${name}.`);
  return JSON.stringify((await answer(JSON.parse(await text(request)))) ?? null);
}
