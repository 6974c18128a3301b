import { randomBytes } from 'node:crypto';
import {
  ChangePasswordCommand,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  DeleteUserCommand,
  ForgotPasswordCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
  SignUpCommand,
  UpdateUserAttributesCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

// The emulator sends no mail: its codes are fixed.
const signUpCode = '123456';
const passwordCode = '654321';

/** A password that satisfies Cognito's default policy. */
export const newPassword = (): string => `Aa1!${randomBytes(9).toString('base64url')}`;

/** A user that calls Cognito's own API through an app client of the deployed pool. */
export class CognitoUser {
  readonly username: string;
  readonly #client: CognitoIdentityProviderClient;
  readonly #clientId: string;
  #password = newPassword();
  #tokens: { readonly access: string; readonly refresh: string } | undefined;

  constructor(client: CognitoIdentityProviderClient, clientId: string, username: string) {
    this.#client = client;
    this.#clientId = clientId;
    this.username = username;
  }

  /** Signs up and gives the user's `sub`. */
  async signUp(): Promise<string> {
    const { UserSub } = await this.#client.send(
      new SignUpCommand({
        ClientId: this.#clientId,
        Username: this.username,
        Password: this.#password,
        UserAttributes: [{ Name: 'email', Value: `${this.username}@example.com` }],
      }),
    );
    if (UserSub === undefined) throw new Error(`SignUp of ${this.username} gave no sub.`);
    return UserSub;
  }

  async confirm(): Promise<void> {
    await this.#client.send(new ConfirmSignUpCommand({ ...this.#who, ConfirmationCode: signUpCode }));
  }

  async logIn(password = this.#password): Promise<void> {
    const { AuthenticationResult: result } = await this.#client.send(
      new InitiateAuthCommand({
        ClientId: this.#clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: this.username, PASSWORD: password },
      }),
    );
    this.#tokens = { access: result?.AccessToken ?? '', refresh: result?.RefreshToken ?? '' };
  }

  /** Tries a wrong password. Throws if Cognito accepts it. */
  async logInWrongly(): Promise<void> {
    const refused = await this.logIn(newPassword()).then(
      () => false,
      (error: unknown) => (error as Error).name === 'NotAuthorizedException',
    );
    if (!refused) throw new Error(`A wrong password of ${this.username} was not refused as it should be.`);
  }

  async refresh(): Promise<void> {
    await this.#client.send(
      new InitiateAuthCommand({
        ClientId: this.#clientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: this.#tokens?.refresh ?? '' },
      }),
    );
  }

  async resetPassword(): Promise<void> {
    await this.#client.send(new ForgotPasswordCommand(this.#who));
    this.#password = newPassword();
    await this.#client.send(
      new ConfirmForgotPasswordCommand({ ...this.#who, ConfirmationCode: passwordCode, Password: this.#password }),
    );
  }

  async changePassword(): Promise<void> {
    const [PreviousPassword, ProposedPassword] = [this.#password, newPassword()];
    await this.#client.send(new ChangePasswordCommand({ ...this.#access, PreviousPassword, ProposedPassword }));
    this.#password = ProposedPassword;
  }

  async changeName(): Promise<void> {
    const UserAttributes = [{ Name: 'name', Value: `${this.username} the second` }];
    await this.#client.send(new UpdateUserAttributesCommand({ ...this.#access, UserAttributes }));
  }

  /** Logs out everywhere. */
  async logOut(): Promise<void> {
    await this.#client.send(new GlobalSignOutCommand(this.#access));
  }

  async revokeToken(): Promise<void> {
    await this.#client.send(new RevokeTokenCommand({ ClientId: this.#clientId, Token: this.#tokens?.refresh ?? '' }));
  }

  async deleteAccount(): Promise<void> {
    await this.#client.send(new DeleteUserCommand(this.#access));
  }

  get #access() {
    return { AccessToken: this.#tokens?.access ?? '' };
  }

  get #who() {
    return { ClientId: this.#clientId, Username: this.username };
  }
}
