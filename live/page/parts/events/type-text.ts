/** Returns a type without the parts that all types of this product share: `login.succeeded` of `cognito.login.succeeded.v1`. */
export const typeText = (type: string | undefined): string =>
  type === undefined ? '' : (/^cognito\.(.+)\.v1$/.exec(type)?.[1] ?? type);

/** Whether a type reports a failure or a refusal. */
export const isFailure = (type: string | undefined): boolean => /\.(failed|denied)\./.test(type ?? '');
