import type { JSX } from 'preact';
import type { JobResult } from '../../../wire/jobs.ts';
import { countText } from '../../state/amounts.ts';
import { VisibleText } from '../frame/visible-text.tsx';

/** The numbers and sentences of a dry run, or of a run. */
export function JobResultFacts({ result }: { readonly result: JobResult | undefined }): JSX.Element | null {
  if (!result) return null;
  const { types, failed, skipped, destinations = {}, file, reports } = result;
  const counts = (title: string, numbers: Readonly<Record<string, number>>): JSX.Element | false =>
    Object.keys(numbers).length > 0 && (
      <>
        <dt>{title}</dt>
        <dd>
          {Object.entries(numbers).map(([name, count]) => (
            <div class="count-line" key={name}>
              <VisibleText text={name} />
              <span class="number">{countText(count)}</span>
            </div>
          ))}
        </dd>
      </>
    );
  return (
    <>
      <dl class="facts">
        {counts('Types', types)}
        {counts('Skipped', skipped)}
        {counts('Failed', failed)}
        {Object.entries(destinations).map(([queue, destination]) => (
          <>
            <dt>Destination</dt>
            <dd>
              {queue} → {destination}
            </dd>
          </>
        ))}
        {file !== undefined && (
          <>
            <dt>File</dt>
            <dd>
              <code>{file}</code>
            </dd>
          </>
        )}
      </dl>
      {reports.map((report) => (
        <p class="warning">
          <VisibleText text={report} />
        </p>
      ))}
    </>
  );
}
