/** The name of the bus that a stack makes: a bus has to be named, and the stack's name keeps two pipelines apart. */
export const createdBusName = (stackName: string): string => `${stackName}-identity-events`;
