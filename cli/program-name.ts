/** Name of the command, as package.json's `bin` has it. */
export const programName = 'cognito-to-kafka';
