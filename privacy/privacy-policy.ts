/** Treatment of a value: events contain it unchanged, as a keyed hash, masked except for its ends, or not at all. */
export const privacyActions = ['include', 'hash', 'mask', 'omit'] as const;

/** Treatment of a value: `include`, `hash`, `mask` or `omit`. */
export type PrivacyAction = (typeof privacyActions)[number];

/** Actions by name. Values of other names are omitted. */
export type PrivacyActions = Readonly<Record<string, PrivacyAction>>;

/** The values that may leave the user pool. All others are omitted. */
export interface PrivacyPolicy {
  /**
   * By attribute name, for example `email` or `custom:plan`. A user name that is an email address counts as `email`.
   * @default - no attribute
   */
  readonly userAttributes?: PrivacyActions;
  /** Values that the app passed as ClientMetadata, by name. @default - no value */
  readonly clientMetadata?: PrivacyActions;
  /** Values that the app passed as ValidationData, by name. @default - no value */
  readonly validationData?: PrivacyActions;
  /** IP address of the caller. `truncate` includes only the network: /24 of IPv4, /48 of IPv6. @default 'omit' */
  readonly ipAddress?: 'include' | 'truncate' | 'omit';
  /** User agent of the caller. @default 'omit' */
  readonly userAgent?: 'include' | 'omit';
}

/** Whether some value is hashed, so that the key is needed. */
export const needsHashKey = ({
  userAttributes = {},
  clientMetadata = {},
  validationData = {},
}: PrivacyPolicy): boolean =>
  [userAttributes, clientMetadata, validationData].some((actions) => Object.values(actions).includes('hash'));
