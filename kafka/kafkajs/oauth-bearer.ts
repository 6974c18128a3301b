import type { TokenLogin } from '../access/access.ts';

/** The part of kafkajs's `Mechanism` that sends a message of an authentication and resolves with the broker's answer. */
type SaslAuthenticate = (exchange: {
  readonly request: { readonly encode: () => Buffer };
  readonly response?: { readonly decode: (bytes: Buffer) => Buffer; readonly parse: (content: Buffer) => Buffer };
}) => Promise<unknown>;

/**
 * OAUTHBEARER for kafkajs. The implementation of 2.2.4 ignores the answer in which a broker refuses a token
 * (src/broker/saslAuthenticator/oauthBearer.js), so the next request fails without a reason. Rejects with the
 * broker's words (RFC 7628, section 3.2.3), or as `token` does.
 */
export const oauthBearer = ({ mechanism, token, accepted }: TokenLogin) => ({
  mechanism,
  authenticationProvider: ({ saslAuthenticate }: { readonly saslAuthenticate: SaslAuthenticate }) => ({
    authenticate: async () => {
      const answer = await saslAuthenticate({
        request: message(`n,,${separator}auth=Bearer ${await token()}${separator}${separator}`),
        response: { decode: withoutLength, parse: (content) => content },
      });
      // The broker sends its reason only after the client has confirmed that it received the refusal.
      if (Buffer.isBuffer(answer) && answer.length > 0) {
        await saslAuthenticate({ request: message(separator) });
        throw new Error('The broker refused the token and then did not end the authentication.');
      }
      accepted();
    },
  }),
});

const separator = '\u0001';

/** As the client writes it: a length of four bytes, and the bytes. */
const message = (text: string) => ({
  encode: (): Buffer => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(Buffer.byteLength(text));
    return Buffer.concat([length, Buffer.from(text)]);
  },
});

const withoutLength = (bytes: Buffer): Buffer => bytes.subarray(4);
