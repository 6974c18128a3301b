/** A server-sent event. */
export interface ServerSentEvent {
  readonly id: string;
  readonly name: string;
  readonly data: unknown;
}

/** Reads server-sent events from a response, one after the other. Comments are skipped. */
export async function* serverSentEvents(response: Response): AsyncGenerator<ServerSentEvent> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const frames = text.split('\n\n');
    text = frames.pop() ?? '';
    for (const frame of frames) {
      const found = /^id: (?<id>.*)\nevent: (?<name>.*)\ndata: (?<data>.*)$/.exec(frame)?.groups;
      if (found) yield { id: found['id'] ?? '', name: found['name'] ?? '', data: JSON.parse(found['data'] ?? '') };
    }
  }
}
