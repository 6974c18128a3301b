import type { JSX } from 'preact';
import type { SwitchRequest, Switches } from '../../../wire/local-actions.ts';
import { Failure } from '../frame/failure.tsx';
import { usePage } from '../frame/use-page.ts';
import { useRequest } from '../frame/use-request.ts';

const busStates: readonly (readonly [Switches['bus'], string])[] = [
  ['working', 'works'],
  ['slow', 'is slow'],
  ['refusing', 'refuses events'],
];

const kafkaTexts: Readonly<Record<Switches['kafka'], string>> = {
  running: 'Stop Kafka',
  stopped: 'Start Kafka',
  starting: 'Kafka starts …',
  stopping: 'Kafka stops …',
};

/** The faults of the local pipeline. */
export function PipelineSwitches({ switches }: { readonly switches: Switches }): JSX.Element {
  const { requests } = usePage();
  const request = useRequest();
  const { kafka, bus, kafkaNotSwitchable } = switches;
  const change = (wanted: SwitchRequest): void => void request.run(() => requests.setSwitch(wanted));
  const isChanging = kafka === 'starting' || kafka === 'stopping';
  return (
    <fieldset>
      <legend>Faults</legend>
      <div class="actions">
        <button
          type="button"
          class={kafka === 'stopped' ? 'pressed' : ''}
          aria-disabled={request.isRunning}
          disabled={isChanging || kafkaNotSwitchable !== undefined}
          onClick={() => {
            change({ kafka: kafka === 'running' ? 'stopped' : 'running' });
          }}
        >
          {kafkaTexts[kafka]}
        </button>
        <div class="segments" role="radiogroup" aria-label="Event bus">
          <span aria-hidden="true">Bus</span>
          {busStates.map(([state, label]) => (
            <label key={state}>
              <input
                type="radio"
                name="bus"
                checked={bus === state}
                aria-disabled={request.isRunning}
                onChange={() => {
                  change({ bus: state });
                }}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </div>
      {kafkaNotSwitchable !== undefined && <p class="quiet">{kafkaNotSwitchable}</p>}
      <Failure text={request.failure} />
    </fieldset>
  );
}
