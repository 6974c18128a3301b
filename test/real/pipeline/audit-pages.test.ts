import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { openTopicReader } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { hostedUiClient, hostedUiOf } from '../emulator/hosted-ui.ts';
import { confirmedUser } from '../emulator/user-pool.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';

const { endpoint, bootstrap, topic } = deployedPipeline();

test('a wrong password on the pages of Cognito is a failed login', async () => {
  const cognito = new CognitoIdentityProvider(clientSettings(endpoint));
  const UserPoolId = output('UserPoolId');
  const { UserPoolClient } = await cognito.createUserPoolClient({
    UserPoolId,
    ClientName: 'pages',
    ...hostedUiClient,
  });
  const ClientId = UserPoolClient?.ClientId ?? '';
  const ui = await hostedUiOf({ endpoint }, { cognito, UserPoolId, ClientId, ClientSecret: undefined });
  const reader = await openTopicReader(bootstrap, topic);
  await confirmedUser(ui, 'paula');

  await ui.submit('paula', 'Wrong-Horse-1');

  const { value } = await waitFor(
    () => reader.records.find((record) => record.value.includes('login.failed') && record.value.includes(ClientId)),
    { what: 'the failed login in Kafka', timeoutMs: 60_000 },
  );
  await reader.close();
  expect(JSON.parse(value)).toMatchObject({ data: { userPoolId: UserPoolId, clientId: ClientId } });
});
