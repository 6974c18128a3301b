import { declareCommand } from '../command-line/declaration.ts';

export const keyPolicyDeclaration = declareCommand({
  name: 'key-policy',
  summary: 'Print the statements that a KMS key policy needs',
  details: [
    'The owner of the key adds the statements to the key policy before the pipeline is deployed. They are a JSON array. The command does not call AWS.',
  ],
  examples: [['cognito-to-kafka key-policy --config pipeline.json > statements.json', 'Statements for the key owner']],
  options: {
    config: { value: 'FILE', text: 'Pipeline configuration, whose encryption.keyArn names the key (required)' },
  },
});
