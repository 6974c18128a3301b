import type { IdentityEvent } from './catalog.ts';

/** The beginning of the name of each user that `cognito-to-kafka smoke --login` creates; a UUID follows. */
export const temporaryUserPrefix = 'cognito-to-kafka-smoke-';

const temporaryUserName = /^cognito-to-kafka-smoke-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Whether `smoke --login` created the user with this name. */
export const isTemporaryUser = (username: string): boolean =>
  username.startsWith(temporaryUserPrefix) && temporaryUserName.test(username);

/** The name of the temporary user in an event; undefined for the event of any other user. */
export function temporaryUserIn({ data }: IdentityEvent): string | undefined {
  const username = 'username' in data ? data.username : undefined;
  return username !== undefined && isTemporaryUser(username) ? username : undefined;
}

/** An event of a temporary user that Kafka acknowledged, as the forwarder logs it. The name is random and belongs to no person. */
export interface TemporaryUserEvent {
  readonly username: string;
  readonly type: string;
  readonly topic: string;
}
