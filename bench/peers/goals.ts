import type { PeersFigures, RunFigures } from './figures.ts';
import { invalidKinds } from './measures/account.ts';

/** Name of the project's peer in the figures. */
export const projectPeer = 'this forwarder';
/** The peer that its CPU time is compared with. */
export const plainPeer = 'plain handler, kafkajs';

/**
 * The cells of each goal: goal, measured, wanted, reached. A goal whose run was left out, or whose peer, has no row.
 */
export function goalRows({ calm, faults, invalid, kafkaHalves }: PeersFigures): string[][] {
  const isOwn = ({ peer }: Pick<RunFigures, 'peer'>): boolean => peer === projectPeer;
  const runs = [...calm, ...faults, ...invalid].filter(isOwn);
  const sum = (pick: (run: RunFigures) => number): number => runs.reduce((total, run) => total + pick(run), 0);
  const own = invalid.find(isOwn);
  const withReason = invalidKinds.filter((kind) => own?.kinds[kind]?.withReason === own?.kinds[kind]?.sent).length;
  return [
    none(
      'events lost in all runs',
      sum(({ lost }) => lost),
    ),
    none(
      'valid events in the dead-letter queue or waiting',
      sum(({ deadLettered, waiting }) => deadLettered + waiting),
    ),
    ...(own
      ? [
          none('valid events delayed by an invalid one', own.delayed),
          row('kinds of invalid messages whose reason is kept', withReason, '=', invalidKinds.length),
        ]
      : []),
    ...['zstd', 'none'].flatMap((compression) => {
      const cpuUs = (peer: string): number | undefined =>
        kafkaHalves.find(({ name, ...half }) => name === peer && half.compression === compression)?.cpuUs;
      return ratioRow(`CPU time per event, of the plain handler's, compression ${compression}`, cpuUs);
    }),
    ...ratioRow('the same in the calm run, zstd', (name) => calm.find(({ peer }) => peer === name)?.cpuUs),
  ];
}

const none = (goal: string, measured: number): string[] => row(goal, measured, '=', 0);

const row = (goal: string, measured: number, sign: string, wanted: number): string[] => [
  goal,
  String(measured),
  `${sign} ${wanted}`,
  measured === wanted ? 'yes' : 'no',
];

function ratioRow(goal: string, cpuUs: (peer: string) => number | undefined): string[][] {
  const [own, plain] = [cpuUs(projectPeer), cpuUs(plainPeer)];
  if (own === undefined || plain === undefined) return [];
  const ratio = own / plain;
  // More digits than two only where two would look reached.
  const digits = ratio > 1 && ratio < 1.005 ? 4 : 2;
  return [[goal, ratio.toFixed(digits), '<= 1', ratio <= 1 ? 'yes' : 'no']];
}
