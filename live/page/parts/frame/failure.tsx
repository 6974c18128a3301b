import type { JSX } from 'preact';

/** The sentence with which the server refused a request. */
export const Failure = ({ text }: { readonly text: string | undefined }): JSX.Element => (
  <p role="alert" class={text === undefined ? 'failure empty' : 'failure'}>
    {text}
  </p>
);
