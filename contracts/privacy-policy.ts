/** What happens to a user attribute: it goes into events, or it does not. */
export type PrivacyAction = 'include' | 'omit';

export const privacyActions: readonly PrivacyAction[] = ['include', 'omit'];

/** What may leave the user pool. What is not named is omitted. */
export interface PrivacyPolicy {
  /** By attribute name, for example `email` or `custom:plan`. */
  readonly userAttributes?: Readonly<Record<string, PrivacyAction>>;
}
