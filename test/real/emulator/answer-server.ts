import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen, type Listening } from '../../../local/rig/listen.ts';

/** What a function answers to an event. Whatever it throws, the function throws with the same message. */
export type Answer = (event: unknown) => unknown;

export interface AnswerServer extends Listening {
  /** The answers by function name. */
  readonly answers: Map<string, Answer>;
}

/** Serves the answers of the test's functions to the functions, which run in processes of the emulator. */
export async function startAnswerServer(): Promise<AnswerServer> {
  const answers = new Map<string, Answer>();
  const listening = await listen((request, response) => {
    answerTo(request, answers).then(
      (body) => response.end(body),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    );
  });
  return { ...listening, answers };
}

async function answerTo(request: IncomingMessage, answers: Map<string, Answer>): Promise<string> {
  const name = request.url?.slice(1) ?? '';
  const answer = answers.get(name);
  if (answer === undefined) throw new Error(`No answer for ${name}.`);
  return JSON.stringify((await answer(JSON.parse(await text(request)))) ?? null);
}
