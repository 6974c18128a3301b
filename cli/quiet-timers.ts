type Listener = (warning: Error) => void;

/**
 * Keeps off the terminal that kafkajs sets a timer to a negative time, of which Node 24 warns at every connection. All other
 * warnings are shown as before.
 */
export function quietTimers(events: Pick<NodeJS.Process, 'listeners' | 'on' | 'removeAllListeners'> = process): void {
  const shown = events.listeners('warning') as Listener[];
  events.removeAllListeners('warning');
  events.on('warning', (warning) => {
    if (warning.name !== 'TimeoutNegativeWarning') for (const show of shown) show(warning);
  });
}
