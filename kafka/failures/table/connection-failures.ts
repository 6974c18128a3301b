import type { FailureRow } from './failure-row.ts';

/** Failures of a connection, by Node's code ("Common system errors", Node.js documentation) or by the client's name. */
export const connectionFailures: readonly FailureRow[] = [
  {
    codes: ['ECONNREFUSED', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'EACCES', 'EPERM'],
    action: 'reconnect',
    why: 'No broker accepts connections there.',
    fix: 'Check the bootstrap servers, the port, the security groups, and whether the broker runs.',
  },
  {
    codes: ['ENOTFOUND', 'EAI_*'],
    action: 'reconnect',
    why: 'The host name of a broker does not resolve.',
    fix: "Check the bootstrap servers, and the DNS of the function's VPC.",
  },
  {
    codes: ['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'KafkaJSConnectionClosedError'],
    action: 'reconnect',
    why: 'The broker closed the connection.',
    fix:
      'Nothing, if a broker restarts. Else check whether kafka.tls and kafka.authentication fit the port, and the ' +
      "brokers' socket.request.max.bytes.",
  },
  {
    codes: ['ETIMEDOUT', 'KafkaJSConnectionError', 'KafkaJSRequestTimeoutError', 'KafkaJSLockTimeout'],
    action: 'reconnect',
    why: 'A broker did not answer in time.',
    fix: 'Check the load of the broker, the route to it, the security groups, and whether kafka.tls fits the port.',
  },
  {
    codes: ['ANSWER_UNREADABLE', 'ERR_BUFFER_OUT_OF_BOUNDS', 'ERR_OUT_OF_RANGE'],
    action: 'reconnect',
    why: 'A server answered something that is not the Kafka protocol.',
    fix: 'Check the bootstrap servers and their ports, and whether a proxy in front of the brokers is compatible with Apache Kafka.',
  },
  {
    codes: ['EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM', 'OUT_OF_MEM', 'EADDRNOTAVAIL'],
    action: 'stop-batch',
    why: 'The function has no more sockets or memory for connections.',
    fix: 'Nothing, if it passes with the next environment. Else raise the memory of the forwarder and report a defect.',
  },
];

/** Failures that no other row has: of the Kafka client, or of this program. */
export const otherFailures: FailureRow = {
  codes: ['KafkaJS*', '*'],
  action: 'reconnect',
  why: 'Kafka did not acknowledge the record, for an unknown reason.',
  fix: "Read the brokers' log. Report the code as a defect of the forwarder if it does not pass.",
};
