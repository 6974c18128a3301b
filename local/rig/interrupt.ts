/** Aborted by Ctrl-C, by a request to end, and by a terminal that is closed: the process itself then goes on. */
export function interruptOf(source: NodeJS.EventEmitter): AbortSignal {
  const interrupt = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    source.on(name, () => {
      interrupt.abort();
    });
  }
  return interrupt.signal;
}
