import { accountId, region } from './rig/aws-environment.ts';
import { kafkaJars } from './rig/kafka.ts';
import type { Pipeline } from './rig/pipeline.ts';

/** How to use the pipeline that is up: for the screen. `address` is that of the live page. */
export function guide({ endpoint, bootstrap, topic, outputs, runFolder }: Pipeline, address: string): string {
  const aws = `aws --endpoint-url ${endpoint} --region ${region}`;
  const clientId = outputs['UserPoolClientId'] ?? '';
  return `
The pipeline is up; new events are shown here as they arrive. Ctrl-C ends everything.

  live page        ${address}
  Kafka            ${bootstrap}, topic ${topic}
  AWS              ${endpoint}, region ${region}
  user pool        ${outputs['UserPoolId']}
  app client       ${clientId}
  bus              ${outputs['EventBusName']}
  logs             ${runFolder}

Sign up with the AWS CLI (the confirmation code is always 123456), log in, and read the topic:

  export AWS_ACCESS_KEY_ID=${accountId} AWS_SECRET_ACCESS_KEY=local AWS_REGION=${region} AWS_ENDPOINT_URL=${endpoint}
  ${aws} cognito-idp sign-up --client-id ${clientId} --username zoe --password 'Passw0rd!' --user-attributes Name=email,Value=zoe@example.com
  ${aws} cognito-idp confirm-sign-up --client-id ${clientId} --username zoe --confirmation-code 123456
  ${aws} cognito-idp initiate-auth --client-id ${clientId} --auth-flow USER_PASSWORD_AUTH --auth-parameters 'USERNAME=zoe,PASSWORD=Passw0rd!'
  kcat -b ${bootstrap} -C -t ${topic} -f '%k %s\\n'
  java -cp '${kafkaJars}/*' org.apache.kafka.tools.consumer.ConsoleConsumer --bootstrap-server ${bootstrap} --topic ${topic} --from-beginning

Check this pipeline with the project's own commands, in its folder and with the same variables:

  npm run --silent cognito-to-kafka -- smoke
  npm run --silent cognito-to-kafka -- replay queues
`;
}
