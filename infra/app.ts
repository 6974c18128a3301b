import { App } from 'aws-cdk-lib';
import { PipelineConfigError } from './config/config.ts';
import { PipelineStack } from './pipeline-stack.ts';
import { readConfig } from './config/read-config.ts';

try {
  const app = new App();
  const config = readConfig(app.node);
  new PipelineStack(app, config.stackName, { config });
} catch (error) {
  if (!(error instanceof PipelineConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
