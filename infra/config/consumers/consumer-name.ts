// CDK makes a name a part of logical ids, and of the names of an alarm and of outputs.
const pattern = /^[A-Z][A-Za-z0-9]{0,39}$/;

export const isConsumerName = (name: string): boolean => pattern.test(name);

/** Description of the allowed names of a consumer. */
export const allowedNames = 'at most 40 letters and digits, beginning with a capital letter';
