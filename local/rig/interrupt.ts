/**
 * Aborted by Ctrl-C, by a request to end, by a terminal that is closed, and by a reader of an output that stops, such as `head`.
 * The process itself then goes on. Another error of an output is thrown.
 */
export function interruptOf(source: NodeJS.EventEmitter, outputs: readonly NodeJS.EventEmitter[]): AbortSignal {
  const interrupt = new AbortController();
  for (const output of outputs) {
    output.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      interrupt.abort();
    });
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    source.on(name, () => {
      interrupt.abort();
    });
  }
  return interrupt.signal;
}
