import { render } from 'preact';
import { connect } from './connect.ts';
import { LivePage } from './parts/live-page.tsx';
import { PageContext } from './parts/frame/use-page.ts';
import { requests } from './requests.ts';
import { initialState, reduce } from './state/page-state.ts';
import { createStore } from './state/store.ts';

const store = createStore(reduce, initialState);
const root = document.getElementById('page');
if (root) {
  render(
    <PageContext.Provider value={{ store, requests }}>
      <LivePage />
    </PageContext.Provider>,
    root,
  );
}
connect(store.dispatch);
