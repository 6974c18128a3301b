import type {
  LocalState,
  SwitchRequest,
  Switches,
  UserActionRequest,
  UserActionResponse,
} from '../wire/local-actions.ts';

/** The actions and switches of a local pipeline. */
export interface LocalPort {
  readonly state: () => LocalState;
  /** Calls the listener after each change of the state, until the port is closed. */
  readonly onChange: (listener: () => void) => void;
  /** Rejects with the reason if Cognito refuses unexpectedly. */
  readonly act: (request: UserActionRequest) => Promise<UserActionResponse>;
  /** Resolves once the switch has its new state. Rejects if that fails. */
  readonly turn: (request: SwitchRequest) => Promise<Switches>;
}
