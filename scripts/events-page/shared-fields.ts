import { isDeepStrictEqual } from 'node:util';
import { catalog, type EventSchema } from '../../contracts/catalog.ts';
import { jsonSchema, type JsonSchema } from '../../contracts/json-schema.ts';

/** The kinds of sources. The events of a kind share fields of `data`. */
export type SourceKind = 'trigger' | 'cloudtrail';

/** Fields of an object by name, and the names of those that are required. */
export interface Fields {
  readonly fields: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
}

/** The kind of sources of an event, by the field that names the source. */
export const kindOf = (schema: EventSchema): SourceKind =>
  'triggerSource' in schema.properties.data.properties ? 'trigger' : 'cloudtrail';

/** Returns the fields that every event of a kind has, with the same schema and presence. */
export function sharedFields(kind: SourceKind): Fields {
  const [first, ...others] = catalog.filter((schema) => kindOf(schema) === kind).map(fieldsOf);
  return select(first ?? { fields: {}, required: [] }, (name, field, isRequired) =>
    others.every(
      ({ fields, required }) => isDeepStrictEqual(fields[name], field) && required.includes(name) === isRequired,
    ),
  );
}

/** Returns the fields of an event that are not shared by all events of its kind. */
export function ownFields(schema: EventSchema): Fields {
  const { fields: shared } = sharedFields(kindOf(schema));
  return select(fieldsOf(schema), (name) => !(name in shared));
}

function fieldsOf(schema: EventSchema): Fields {
  const { required = [], properties: fields = {} } = jsonSchema(schema.properties.data);
  return { fields, required };
}

function select(
  { fields, required }: Fields,
  isSelected: (name: string, field: JsonSchema, isRequired: boolean) => boolean,
): Fields {
  const entries = Object.entries(fields).filter(([name, field]) => isSelected(name, field, required.includes(name)));
  return { fields: Object.fromEntries(entries), required };
}
