/** Returns the name of the bus that a stack creates. A bus needs a name, and the stack's name is unique in its account and Region. */
export const createdBusName = (stackName: string): string => `${stackName}-identity-events`;
