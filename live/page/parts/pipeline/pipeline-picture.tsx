import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Edge, Picture } from '../../../wire/picture.ts';
import { rateText } from '../../state/amounts.ts';
import { BoxShape } from './box-shape.tsx';
import { mainLine } from './arrange-boxes.ts';
import { layOut, type Line } from './geometry.ts';

/** Width of the container, in pixels, below which the picture runs from top to bottom. */
const narrowBelow = 760;

const keyOf = ({ from, to, kind }: Edge): string => `${from} ${to} ${kind}`;

/** The pipeline: its parts, the messages that wait in each, and the events per second between them. */
export function PipelinePicture({ picture }: { readonly picture: Picture }): JSX.Element {
  const container = useRef<HTMLDivElement>(null);
  const [isNarrow, setNarrow] = useState(() => innerWidth < narrowBelow);
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setNarrow(entry.contentRect.width < narrowBelow);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  const shape =
    picture.boxes.map(({ id, kind }) => `${id} ${kind}`).join() +
    picture.edges.map(({ from, to }) => `${from} ${to}`).join();
  const mainParts = new Set(picture.boxes.filter(({ kind }) => mainLine.includes(kind)).map(({ id }) => id));
  const geometry = useMemo(() => layOut(picture, isNarrow), [shape, isNarrow]);
  return (
    <div class="picture" ref={container}>
      <svg
        viewBox={`0 0 ${geometry.width} ${geometry.height}`}
        role="group"
        aria-label="Pipeline"
        data-narrow={isNarrow}
      >
        <ArrowHeads />
        {geometry.lines.map((line) => (
          <EdgeLine
            key={keyOf(line.edge)}
            line={line}
            perSecond={picture.edges.find((edge) => keyOf(edge) === keyOf(line.edge))?.perSecond}
            isMain={mainParts.has(line.edge.from) && mainParts.has(line.edge.to)}
          />
        ))}
        {picture.boxes.map((box) => {
          const place = geometry.places.get(box.id);
          return place && <BoxShape key={box.id} box={box} place={place} />;
        })}
      </svg>
    </div>
  );
}

const ArrowHeads = (): JSX.Element => (
  <defs>
    {['normal', 'failure'].flatMap((kind) =>
      ['resting', 'moving'].map((motion) => (
        <marker
          id={`${kind}-${motion}`}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path class={`head ${kind} ${motion}`} d="M0 0 8 4 0 8z" />
        </marker>
      )),
    )}
  </defs>
);

interface EdgeLineProps {
  readonly line: Line;
  readonly perSecond: number | undefined;
  /** Whether it is between two parts that every event passes. */
  readonly isMain: boolean;
}

function EdgeLine({ line, perSecond, isMain }: EdgeLineProps): JSX.Element {
  const { edge, path, label } = line;
  const motion = (perSecond ?? 0) > 0 ? 'moving' : 'resting';
  // Next to the main line, a path at rest is the usual case, and needs no number.
  const isLabeled = perSecond !== undefined && (isMain || motion === 'moving');
  return (
    <g class={`edge ${edge.kind} ${motion}`} data-edge={`${edge.from}-${edge.to}`}>
      <path d={path} marker-end={`url(#${edge.kind}-${motion})`} />
      {isLabeled && label && (
        <text x={label.x} y={label.y}>
          {rateText(perSecond)}
        </text>
      )}
    </g>
  );
}
