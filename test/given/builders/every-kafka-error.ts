import { createRequire } from 'node:module';

/** The parts of kafkajs 2.2.4 that make its errors, which its published types lack. */
const internal = createRequire(import.meta.url);

/** The error that kafkajs makes of an error code in an answer (src/protocol/error.js). */
export const errorOfCode = (
  internal('kafkajs/src/protocol/error.js') as { readonly createErrorFromCode: (code: number) => Error }
).createErrorFromCode;

type ErrorClass = new (message: unknown, options: object) => Error;

/** Every class of errors that kafkajs has (src/errors.js), each as an object of it, by the name that the object has. */
export const everyKafkajsError = (): Map<string, Error> => {
  const classes = Object.entries(internal('kafkajs/src/errors.js') as Record<string, ErrorClass>);
  const made = classes.filter(([name]) => name.startsWith('Kafka')).map(([, Class]) => aClassed(Class));
  return new Map(made.map((error) => [error.name, error]));
};

/** Properties that all of its constructors accept. */
const options = { partitions: [], retryCount: 0, retryTime: 100, broker: '127.0.0.1:9092' };

function aClassed(Class: ErrorClass): Error {
  // One class takes its options as its message.
  const message = Object.assign(new Error('?'), { type: 'OFFSET_OUT_OF_RANGE', code: 1, ...options });
  return new Class(message, options);
}
