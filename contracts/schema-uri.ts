/** `cognito.<subject>.<what happened>.v<major>` */
export type EventTypeName = `cognito.${string}.${string}.v${number}`;

/** URI of an event's committed JSON Schema, `contracts/schemas/<type>.json`. */
export const schemaUri = <Name extends EventTypeName>(type: Name) =>
  `urn:cognito-to-kafka:schemas/${type}.json` as const;

/** URI of the part of that schema that describes `data`; the CloudEvents attribute `dataschema`. */
export const dataSchemaUri = <Name extends EventTypeName>(type: Name) => `${schemaUri(type)}#/properties/data` as const;
