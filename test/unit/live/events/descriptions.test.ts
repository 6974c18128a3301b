import { catalog } from '../../../../contracts/catalog.ts';
import { eventDescriptions } from '../../../../live/events/descriptions.ts';
import { isObject } from '../../../../platform/coerce.ts';
import { anExampleEvent } from '../../../given/builders/an-example-event.ts';

/** The paths of all values in an object. */
const pathsIn = (value: object, path = ''): string[] =>
  Object.entries(value).flatMap(([name, member]) =>
    isObject(member) ? pathsIn(member, `${path}${name}.`) : [path + name],
  );

test.each(catalog.map(({ properties }) => properties.type.const))('describes each property of %s', (type) => {
  const found = eventDescriptions().find((one) => one.type === type);
  const isDescribed = (path: string): boolean =>
    // The names in a map, such as that of the user attributes, are free: the map has the description.
    path.split('.').some((_name, index, parts) => found?.properties[parts.slice(0, index + 1).join('.')] !== undefined);

  expect(found?.description).toMatch(/\w/);
  expect(pathsIn(anExampleEvent(type)).filter((path) => !isDescribed(path))).toEqual([]);
});
