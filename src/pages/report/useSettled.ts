import { useEffect, useState } from 'react';

/** The value once nobody has changed it for a moment: what is asked of the cloud while a person types. */
export const useSettled = <T>(value: T, ms = 800): T => {
  const [settled, setSettled] = useState(value);
  const key = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(key) as T), ms);
    return () => clearTimeout(timer);
  }, [key, ms]);
  return settled;
};
