import { catalog, type EventType } from '../../contracts/catalog.ts';
import { anchorOf, code, plain } from '../markdown.ts';

/** The folder of the pages of the families, from the root. */
export const familyFolder = 'docs/reference/events';

/**
 * The family of an event, which names its page: the second part of its type, such as `login`. Events about groups and linked
 * providers of a user have a page of their own, because that of `user` would be too long.
 */
export const familyOf = (type: EventType): string =>
  /^cognito\.user\.(?:group|provider)_/.test(type) ? 'groups_and_providers' : (type.split('.')[1] ?? '');

/** The heading of an event's section: its type without `cognito.` and the major version. */
export const headingOf = (type: EventType): string => type.replace(/^cognito\./, '').replace(/\.v\d+$/, '');

/** The short name of an event, linked with its section. `folder` is the path from the page to the pages of the families. */
export const eventLink = (type: EventType, folder = ''): string =>
  `[${code(headingOf(type))}](${folder}${familyOf(type)}.md#${anchorOf(headingOf(type))})`;

/** Text in which the short names of events are linked with their sections. */
export const withLinks = (text: string): string =>
  plain(text).replace(/(?<![\w.])[a-z_]+\.[a-z_]+(?!\w)/g, (name) => {
    const schema = catalog.find(({ properties }) => headingOf(properties.type.const) === name);
    return schema ? eventLink(schema.properties.type.const) : name;
  });
