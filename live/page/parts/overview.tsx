import type { JSX } from 'preact';
import { PanelProblems } from './frame/panel-problems.tsx';
import { usePageState } from './frame/use-page.ts';
import { LagChart } from './lag/lag-chart.tsx';
import { AlarmList } from './pipeline/alarm-list.tsx';
import { PipelinePicture } from './pipeline/pipeline-picture.tsx';

/** The pipeline as a picture, its alarms, and its lag. */
export function Overview(): JSX.Element {
  const picture = usePageState(({ server }) => server?.picture);
  const lag = usePageState((state) => state.lag);
  return (
    <section class="overview" aria-label="Pipeline">
      <PanelProblems panel="picture" />
      {picture ? <PipelinePicture picture={picture} /> : <div class="picture" />}
      <PanelProblems panel="alarms" />
      {picture && <AlarmList picture={picture} />}
      <PanelProblems panel="lag" />
      <LagChart points={lag} />
    </section>
  );
}
