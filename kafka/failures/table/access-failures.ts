import type { FailureRow } from './failure-row.ts';

const readAgain = 'The forwarder reads a secret again within 30 seconds.';

const rows = [
  {
    codes: ['KAFKA_RATE_LIMITED', 'THROTTLING_QUOTA_EXCEEDED'],
    words: /too many|rate.?limit|throttl|quota/i,
    action: 'stop-batch',
    why: 'The brokers limit the rate of connections or requests. This environment does not connect for 10 seconds.',
    fix: 'Lower kafka.maxConcurrency, or raise the limit of the cluster.',
  },
  {
    codes: ['KAFKA_SESSION_TOO_SHORT'],
    words: /session.{0,10}too short|session.?lifetime/i,
    action: 'refresh-credentials',
    why: 'The session with the brokers ended before the forwarder could authenticate again, 4 seconds before its end.',
    fix: 'Set connections.max.reauth.ms of the brokers to 10000 or more, and let tokens live for at least a minute.',
  },
  {
    codes: ['KAFKA_PRINCIPAL_CHANGED'],
    words: /change principals?/i,
    action: 'reconnect',
    why: 'The user or the role session of the credentials changed, and a connection keeps its first one.',
    fix: 'Nothing, if it passes with a new connection. Else check whether two roles or users alternate.',
  },
  {
    codes: ['KAFKA_SASL_NOT_OFFERED', 'UNSUPPORTED_SASL_MECHANISM'],
    words: /mechanism .{0,40}(?:not (?:supported|enabled)|unsupported)|unsupported mechanism/i,
    action: 'stop-batch',
    why: "The brokers' listener does not offer this authentication.",
    fix: 'Use the port for this authentication (MSK: 9096 for SCRAM, 9098 for IAM), or correct kafka.authentication.',
  },
  {
    codes: ['KAFKA_SASL_UNEXPECTED', 'ILLEGAL_SASL_STATE'],
    action: 'refresh-credentials',
    why: 'The brokers did not expect an authentication: the listener is without SASL, or its sessions are too short.',
    fix: 'Use a port with SASL, or kafka.authentication none. Set connections.max.reauth.ms to 10000 or more.',
  },
  {
    codes: ['KAFKA_AUTHENTICATION_FAILED', 'KafkaJSSASLAuthenticationError', 'SASL_AUTHENTICATION_FAILED'],
    action: 'refresh-credentials',
    why: 'The brokers refused the credentials.',
    fix: `Correct them in the secret or in the cluster, and use the port for this authentication. ${readAgain}`,
  },
  {
    codes: ['KAFKA_IAM_REFUSED'],
    action: 'stop-batch',
    why: "The brokers refused the IAM token of the function's role.",
    fix:
      "Allow the role kafka-cluster:Connect on the cluster (kafka.clusterArn), and check the cluster's policy, Region and " +
      'account.',
  },
  {
    codes: [
      'KAFKA_CERTIFICATE_NOT_TRUSTED',
      ...['SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_*', 'CERT_*', 'CRL_*'],
      ...['INVALID_CA', 'INVALID_PURPOSE', 'PATH_LENGTH_EXCEEDED', 'HOSTNAME_MISMATCH'],
      ...['ERROR_IN_CERT_*', 'ERROR_IN_CRL_*', 'ERR_TLS_CERT_ALTNAME_*'],
    ],
    action: 'refresh-credentials',
    why: "The forwarder does not trust the brokers' certificate.",
    fix: `Put the CA of the brokers into kafka.caSecretArn, or name the brokers as their certificate does. ${readAgain}`,
  },
  {
    codes: ['KAFKA_TLS_FAILED', 'ERR_SSL_*', 'ERR_TLS_*', 'ERR_OSSL_*', 'EPROTO'],
    action: 'refresh-credentials',
    why: 'The TLS handshake with the brokers failed.',
    fix:
      'Use a port for TLS. If the brokers ask for a client certificate, put one that they trust into kafka.secretArn. ' +
      readAgain,
  },
  {
    codes: ['KAFKA_CREDENTIALS_UNAVAILABLE'],
    action: 'stop-batch',
    why: 'The forwarder cannot get its credentials for the brokers.',
    fix:
      "For a secret, allow the function's role secretsmanager:GetSecretValue on it, and kms:Decrypt on its own KMS key. In " +
      'a VPC, add an interface endpoint com.amazonaws.<Region>.secretsmanager or a NAT gateway. For a token, check the role.',
  },
  {
    codes: ['KAFKA_SECRET_UNUSABLE'],
    action: 'stop-batch',
    why: 'A secret for the connection to the brokers cannot be used.',
    fix: `Correct the secret in Secrets Manager. ${readAgain}`,
  },
  {
    codes: ['KAFKA_TOPIC_MISSING'],
    action: 'stop-batch',
    why: 'Topics do not exist, or the forwarder is not authorized to describe them.',
    fix: 'Create the topics, allow the forwarder DESCRIBE and WRITE on them, or let it create them with kafka.createTopics.',
  },
  {
    codes: ['KAFKA_ADVERTISED_LISTENER_UNREACHABLE'],
    action: 'reconnect',
    why: 'A bootstrap server answers, but the address that a broker advertises cannot be reached.',
    fix:
      'Correct advertised.listeners of the broker, or let the function resolve and reach that address: DNS, routes and ' +
      'security groups.',
  },
] as const satisfies readonly FailureRow[];

/** Codes of failures that keep the forwarder from the cluster until a person changes something or time passes. */
export type ConnectErrorCode = (typeof rows)[number]['codes'][0];

/** Failures that keep the forwarder from the cluster: authentication, TLS, secrets and addresses. */
export const accessFailures: readonly FailureRow<ConnectErrorCode>[] = rows.map((row) => ({
  ...row,
  reportedAs: row.codes[0],
}));
