import { Value } from '@sinclair/typebox/value';
import { jsonIn } from '../../platform/coerce.ts';
import { refuse } from './request-problem.ts';
import { requestSchemas, type BodyOf } from './request-schemas.ts';

/** Maximum size of a body in bytes. */
export const maxBodyBytes = 65_536;

/** The part of a request that is read. */
interface BodySource {
  readonly header: (name: string) => string | undefined;
  readonly text: () => Promise<string>;
}

/** Returns the JSON body of a request. Rejects with a RefusedRequest if it is not of its schema. */
export async function readBody<Name extends keyof typeof requestSchemas>(
  request: BodySource,
  name: Name,
): Promise<BodyOf<Name>> {
  if (!/^application\/json\b/i.test(request.header('content-type') ?? ''))
    refuse(415, 'INVALID_REQUEST', 'The body must be JSON, with content-type application/json.');
  const body = jsonIn(await request.text());
  const schema = requestSchemas[name];
  if (Value.Check(schema, body)) return body;
  const [error] = Value.Errors(schema, body);
  const where = error?.path === undefined || error.path === '' ? 'the body' : error.path.slice(1);
  return refuse(400, 'INVALID_REQUEST', `Invalid ${where}. ${error?.message ?? 'It is not JSON'}.`);
}
