import { relative } from 'node:path';
import { accountId, region } from './rig/aws-environment.ts';
import { kafkaJars } from './rig/kafka.ts';
import { projectRoot } from './rig/paths.ts';
import type { Pipeline } from './rig/pipeline.ts';

/**
 * How to use the pipeline that is up: for the screen. `address` is that of the live page. A line has at most 80 characters, except for
 * one with a long address or name.
 */
export function guide({ endpoint, bootstrap, topic, outputs, runFolder }: Pipeline, address: string): string {
  const fromProject = (path: string): string => relative(projectRoot, path);
  return `
The pipeline is up. New events appear here. Ctrl-C ends everything.

  live page   ${address}
  Kafka       ${bootstrap}, topic ${topic}
  AWS         ${endpoint}, region ${region}
  user pool   ${outputs['UserPoolId']}
  app client  ${outputs['UserPoolClientId']}
  bus         ${outputs['EventBusName']}
  logs        ${fromProject(runFolder)}

To use it in a second terminal, go to the folder of the project, and set:

  export AWS_ACCESS_KEY_ID=${accountId} AWS_SECRET_ACCESS_KEY=local
  export AWS_REGION=${region} AWS_DEFAULT_REGION=${region}
  export AWS_ENDPOINT_URL=${endpoint}
  export CLIENT_ID=${outputs['UserPoolClientId']}

Sign up and log in. The confirmation code is always 123456.

  aws cognito-idp sign-up --client-id $CLIENT_ID --username zoe \\
    --password Passw0rd-1 --user-attributes Name=email,Value=zoe@example.com
  aws cognito-idp confirm-sign-up --client-id $CLIENT_ID --username zoe \\
    --confirmation-code 123456
  aws cognito-idp initiate-auth --client-id $CLIENT_ID \\
    --auth-flow USER_PASSWORD_AUTH \\
    --auth-parameters USERNAME=zoe,PASSWORD=Passw0rd-1

Read the topic.

  java -cp '${fromProject(kafkaJars)}/*' \\
    org.apache.kafka.tools.consumer.ConsoleConsumer --from-beginning \\
    --bootstrap-server ${bootstrap} \\
    --topic ${topic}

Check the way from the bus to Kafka, and list the dead-letter queues.

  npm run --silent cognito-to-kafka -- smoke
  npm run --silent cognito-to-kafka -- replay queues
`;
}
