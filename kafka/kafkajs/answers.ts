// A CommonJS module of which Node finds names only in the default export.
import Connection from 'kafkajs/src/network/connection.js';

/** A server's answer is not one of the Kafka protocol. */
class UnreadableAnswerError extends Error {
  override readonly name = 'UnreadableAnswerError';
  /** A row of the failure table. */
  readonly code = 'ANSWER_UNREADABLE';
}

const { processData } = Connection.prototype;

/**
 * Makes kafkajs, in the whole process, end a connection on which it cannot read an answer. kafkajs 2.2.4 itself throws in
 * the listener of the socket (`processData` of src/network/connection.js), so that one bootstrap server that is not a broker
 * would end the process.
 */
export function installAnswers(): void {
  Connection.prototype.processData = function (data) {
    try {
      processData.call(this, data);
    } catch {
      // kafkajs passes on the message and the code of this error only.
      this.socket.destroy(new UnreadableAnswerError('unreadable answer'));
    }
  };
}
