import { useRef, useState } from 'preact/hooks';

/** A request to the server that the operator started. */
export interface RequestState {
  /** Whether a request runs. Buttons are `aria-disabled` then: a disabled button would lose the focus. */
  readonly isRunning: boolean;
  /** The sentence of the last failure; undefined after a success. */
  readonly failure?: string;
  /**
   * Runs a request. Resolves with its response; with undefined after a failure, and without a request if one runs.
   */
  readonly run: <Response>(request: () => Promise<Response>) => Promise<Response | undefined>;
}

/** Runs requests, one at a time, and keeps the sentence with which the server refused. */
export function useRequest(): RequestState {
  const [state, setState] = useState<Omit<RequestState, 'run'>>({ isRunning: false });
  const isRunning = useRef(false);
  return {
    ...state,
    run: async (request) => {
      if (isRunning.current) return undefined;
      isRunning.current = true;
      setState({ isRunning: true });
      try {
        const response = await request();
        setState({ isRunning: false });
        return response;
      } catch (error) {
        setState({ isRunning: false, failure: error instanceof Error ? error.message : String(error) });
        return undefined;
      } finally {
        isRunning.current = false;
      }
    },
  };
}
