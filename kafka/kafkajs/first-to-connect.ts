import { BrokerSilentError } from '../failures/broker-errors.ts';
import { BrokersUnreachableError, type FailedBroker } from '../failures/brokers-unreachable.ts';

/** A connection to one bootstrap server that has been begun. */
export interface Contact {
  /** Settles as the connection does. May resolve although nothing was answered. */
  readonly connected: Promise<unknown>;
  /** Resolves at the first answer of the server. Rejects if it closed a connection before. */
  readonly answered: Promise<unknown>;
}

export interface ConnectPorts {
  readonly begin: (address: string) => Contact;
  /** Whether no other server is asked after this failure. */
  readonly endsWith: (error: unknown) => boolean;
  /** Ends the attempt: the promise rejects with its reason. */
  readonly signal: AbortSignal;
}

/** Milliseconds without an answer after which the next server is asked, too. */
export const patienceMs = 500;

/** Milliseconds without an answer of any server after which no answer is expected. */
export const silenceMs = 3000;

/** The first server that was connected. */
export interface Connected {
  readonly address: string;
  /** Servers that were asked before, and failed or kept silent. */
  readonly passed: readonly string[];
}

/** The state of a server that has been asked. */
interface Asked {
  hasAnswered?: true;
  /** Whether the next server has been asked because of this one. */
  hasPassed?: true;
}

/**
 * Asks one bootstrap server after the other until one is connected. The next one is asked as soon as one has failed, or
 * has not answered for half a second; the earlier attempt goes on. A server that has answered gets the time that its
 * credentials take. Rejects with a BrokersUnreachableError when no server is left.
 */
export function firstToConnect(addresses: readonly string[], ports: ConnectPorts): Promise<Connected> {
  const { begin, endsWith, signal } = ports;
  const waiting = [...addresses];
  const asked = new Map<string, Asked>();
  const failed: FailedBroker[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<Connected>();
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;

  const end = (settle: () => void): void => {
    isOver = true;
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    settle();
  };
  const abort = (): void => {
    end(() => {
      reject(signal.reason as Error);
    });
  };
  const giveUp = (): void => {
    end(() => {
      reject(new BrokersUnreachableError(failed));
    });
  };
  const next = (): void => {
    clearTimeout(timer);
    for (const state of asked.values()) state.hasPassed = true;
    const address = waiting.shift();
    if (address !== undefined) ask(address);
    if (asked.size === 0) giveUp();
    // Answers that have arrived meanwhile are read first: a function that is busy with its cold start is not silence.
    else timer = setTimeout(() => setImmediate(onSilence), waiting.length > 0 ? patienceMs : silenceMs);
  };
  const onSilence = (): void => {
    if (isOver || isAnswering()) return;
    if (waiting.length > 0) {
      next();
      return;
    }
    for (const address of asked.keys()) failed.push({ address, error: new BrokerSilentError(address) });
    giveUp();
  };
  const isAnswering = (): boolean => [...asked.values()].some(({ hasAnswered }) => hasAnswered);
  const fail = (address: string, error: unknown, { hasPassed }: Asked): void => {
    if (isOver) return;
    asked.delete(address);
    failed.push({ address, error });
    if (endsWith(error)) giveUp();
    else if (!hasPassed || asked.size === 0) next();
  };
  const win = (address: string): void => {
    const silent = [...asked].filter(([, { hasAnswered, hasPassed }]) => hasPassed && !hasAnswered);
    const passed = [...failed.map((one) => one.address), ...silent.map(([one]) => one)];
    end(() => {
      resolve({ address, passed });
    });
  };
  const ask = (address: string): void => {
    const state: Asked = {};
    asked.set(address, state);
    const { connected, answered } = begin(address);
    const onAnswer = (): void => {
      state.hasAnswered = true;
    };
    // The client may try again by itself; the next server is asked meanwhile.
    const onClosed = (): void => {
      if (!isOver && !state.hasPassed && waiting.length > 0 && !isAnswering()) next();
    };
    answered.then(onAnswer, onClosed);
    connected.then(
      () => {
        // kafkajs 2.2.4 connects, at its second attempt, to any port that accepts a connection and then does not answer.
        if (state.hasAnswered) win(address);
        else fail(address, new BrokerSilentError(address), state);
      },
      (error: unknown) => {
        fail(address, error, state);
      },
    );
  };
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  else next();
  return promise;
}
