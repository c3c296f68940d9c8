import { useEffect, useRef, useState } from 'react';
import { useDebounced } from './useDebounced';

/** The text of a filter: in the field at once, in the address once it stands still. */
export const useFilterText = (kept: string, keep: (text: string) => void): [string, (text: string) => void] => {
  const [text, setText] = useState(kept);
  const still = useDebounced(text, 300);
  const last = useRef(kept);
  const callback = useRef(keep);
  useEffect(() => {
    callback.current = keep;
  });
  useEffect(() => {
    if (still !== last.current) {
      last.current = still;
      callback.current(still);
    }
  }, [still]);
  useEffect(() => {
    if (kept !== last.current) {
      last.current = kept;
      setText(kept);
    }
  }, [kept]);
  return [text, setText];
};
