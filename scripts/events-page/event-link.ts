import { catalog, type EventType } from '../../contracts/catalog.ts';
import { code, linkTo, plain } from '../markdown.ts';

/** The heading of an event's section: its type without `cognito.` and the major version. */
export const headingOf = (type: EventType): string => type.replace(/^cognito\./, '').replace(/\.v\d+$/, '');

/** The short name of an event, linked with its section. */
export const eventLink = (type: EventType): string => linkTo(headingOf(type), code(headingOf(type)));

/** Text in which the short names of events are linked with their sections. */
export const withLinks = (text: string): string =>
  plain(text).replace(/(?<![\w.])[a-z_]+\.[a-z_]+(?!\w)/g, (name) => {
    const schema = catalog.find(({ properties }) => headingOf(properties.type.const) === name);
    return schema ? eventLink(schema.properties.type.const) : name;
  });
