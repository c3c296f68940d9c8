import { useEffect, useState } from 'react';

/** The time, told anew every so many seconds while the page is looked at. */
export const useNow = (seconds: number): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) {
        setNow(Date.now());
      }
    }, seconds * 1000);
    return () => {
      clearInterval(timer);
    };
  }, [seconds]);
  return now;
};
