import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '../../replay/replay-ports.ts';

const ofMany = '{bar} {value}/{total} | {rate}/s | {eta_formatted} left';
const ofUnknown = '{value} | {rate}/s';

/** Shows a bar on a screen, or only the count if the total is unknown. Shows nothing if the screen is a file or the total is 0. */
export function progressBar(screen: NodeJS.WriteStream, total: number | undefined): Progress {
  if (!screen.isTTY || total === 0) return { advance: () => undefined, end: () => undefined };
  const format = total === undefined ? ofUnknown : ofMany;
  const bar = new SingleBar({ stream: screen, format, hideCursor: true, etaBuffer: 200 }, Presets.shades_classic);
  const startedAt = performance.now();
  let done = 0;
  bar.start(total ?? 0, 0, { rate: 0 });
  return {
    advance: (count) => {
      done += count;
      bar.setTotal(Math.max(total ?? 0, done));
      bar.update(done, { rate: Math.round(done / ((performance.now() - startedAt) / 1000)) });
    },
    end: () => {
      bar.stop();
    },
  };
}
