import { arrangeBoxes } from '../../../../../live/page/parts/pipeline/arrange-boxes.ts';
import { layOut, type Place } from '../../../../../live/page/parts/pipeline/geometry.ts';
import type { Box, Edge } from '../../../../../live/wire/picture.ts';
import { aPicture } from '../../../../given/builders/a-live-snapshot.ts';

const more = (count: number): { readonly boxes: readonly Box[]; readonly edges: readonly Edge[] } => {
  const names = Array.from({ length: count }, (_, index) => `consumer-${index}`);
  return {
    boxes: names.flatMap((id) => [
      { id, kind: 'consumer', label: id, alarms: [] },
      { id: `${id}-dead-letters`, kind: 'dead-letters', label: id, alarms: [] },
    ]),
    edges: names.flatMap((id) => [
      { from: 'bus', to: id, kind: 'normal' },
      { from: id, to: `${id}-dead-letters`, kind: 'failure' },
    ]),
  };
};

const picture = aPicture();
const withConsumers = { boxes: [...picture.boxes, ...more(4).boxes], edges: [...picture.edges, ...more(4).edges] };

const overlap = (a: Place, b: Place): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.each([
  ['wide', false],
  ['narrow', true],
])('the %s picture', (_, isNarrow) => {
  const { places, lines, width, height } = layOut(withConsumers, isNarrow);
  const all = [...places.values()];

  it('has every box once, and none over another', () => {
    expect([...places.keys()].sort()).toEqual(withConsumers.boxes.map(({ id }) => id).sort());
    expect(all.filter((a, index) => all.slice(index + 1).some((b) => overlap(a, b)))).toEqual([]);
  });

  it('has every edge, and contains every box', () => {
    expect(lines.map(({ edge }) => edge)).toEqual(withConsumers.edges);
    expect(all.every((place) => place.x >= 0 && place.x + place.width <= width)).toBe(true);
    expect(all.every((place) => place.y >= 0 && place.y + place.height <= height)).toBe(true);
  });

  it('has no number that a browser would refuse', () => {
    expect(lines.filter(({ path }) => !/^[-MHV\d. ]+$/.test(path))).toEqual([]);
  });
});

test('the narrow picture fits a phone of 360 pixels', () => {
  expect(layOut(withConsumers, true).width).toBeLessThanOrEqual(344);
});

test('puts the main line in order, and a DLQ under the part that fills it', () => {
  const cells = arrangeBoxes(picture);

  expect(['cognito', 'bus', 'queue', 'forwarder', 'kafka'].map((id) => cells.get(id))).toEqual(
    [0, 1, 2, 3, 4].map((column) => ({ column, row: 0 })),
  );
  expect(cells.get('dead-letters')).toEqual({ column: 3, row: 1 });
  expect(cells.get('audit-dead-letters')).toEqual({ column: 0, row: 2 });
  expect(cells.get('outbox-dead-letters')).toEqual({ column: 1, row: -1 });
});

test('leaves out an edge whose box is absent', () => {
  expect(layOut({ boxes: [], edges: picture.edges }, false)).toMatchObject({ lines: [] });
});
