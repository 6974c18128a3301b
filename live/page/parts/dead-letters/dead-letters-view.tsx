import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { MessageFilter, MessagesResponse } from '../../../wire/dead-letters.ts';
import { Failure } from '../frame/failure.tsx';
import { PanelProblems } from '../frame/panel-problems.tsx';
import { usePage, usePageState } from '../frame/use-page.ts';
import { useRequest } from '../frame/use-request.ts';
import { JobActions } from './job-actions.tsx';
import { JobList } from './job-list.tsx';
import { MessageFilters } from './message-filters.tsx';
import { MessageTable } from './message-table.tsx';
import { QueueTable } from './queue-table.tsx';

/** All queues of the stack, the messages of the selected ones, and the work on them. */
export function DeadLettersView(): JSX.Element {
  const { requests } = usePage();
  const queues = usePageState(({ server }) => server?.queues) ?? [];
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [filter, setFilter] = useState<MessageFilter>({});
  const [response, setResponse] = useState<MessagesResponse>();
  const request = useRequest();
  const chosen = selected.length > 0 ? selected : queues.filter(({ isLive }) => !isLive).map(({ name }) => name);
  const read = async (): Promise<void> => {
    const found = await request.run(() => requests.messages({ queues: chosen, filter }));
    if (found) setResponse(found);
  };
  return (
    <section class="view dead-letters" aria-label="Dead letters">
      <PanelProblems panel="dead-letters" />
      <QueueTable queues={queues} selected={selected} onSelect={setSelected} />
      <MessageFilters filter={filter} onChange={setFilter} isReading={request.isRunning} onRead={() => void read()} />
      <Failure text={request.failure} />
      <JobActions queues={chosen} filter={filter} />
      <JobList />
      {response && <MessageTable response={response} />}
    </section>
  );
}
