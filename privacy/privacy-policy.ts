/** Treatment of a value: events contain it unchanged, as a keyed hash, masked except for its ends, or not at all. */
export const privacyActions = ['include', 'hash', 'mask', 'omit'] as const;

export type PrivacyAction = (typeof privacyActions)[number];

/** Actions by name. Values of other names are omitted. */
export type PrivacyActions = Readonly<Record<string, PrivacyAction>>;

/** The values that may leave the user pool. All others are omitted. */
export interface PrivacyPolicy {
  /** By attribute name, for example `email` or `custom:plan`. A user name that is an email address counts as `email`. */
  readonly userAttributes?: PrivacyActions;
  /** What the app passed as ClientMetadata, by name. */
  readonly clientMetadata?: PrivacyActions;
  /** What the app passed as ValidationData, by name. */
  readonly validationData?: PrivacyActions;
  /** Address of the caller; `truncate` leaves the network: /24 of IPv4, /48 of IPv6. */
  readonly ipAddress?: 'include' | 'truncate' | 'omit';
  /** What the caller said it is. */
  readonly userAgent?: 'include' | 'omit';
}

/** Whether some value is hashed, so that the key is needed. */
export const needsHashKey = ({
  userAttributes = {},
  clientMetadata = {},
  validationData = {},
}: PrivacyPolicy): boolean =>
  [userAttributes, clientMetadata, validationData].some((actions) => Object.values(actions).includes('hash'));
