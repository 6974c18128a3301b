import { declareOptions } from '../command-line/declaration.ts';

/** Name of the stack that the configuration has by default. */
export const defaultStackName = 'CognitoToKafka';

/** The deployed stack, the same for every command. */
export const stackOptions = declareOptions({
  stack: { value: 'NAME', default: defaultStackName, text: 'Deployed stack' },
});
