import { useEffect } from 'preact/hooks';

/** Calls a function on Escape, wherever the focus is. A dialog takes the key for itself. */
export function useEscape(onEscape: () => void): void {
  useEffect(() => {
    const onKeyDown = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape' && !document.querySelector('dialog[open]')) onEscape();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  });
}
