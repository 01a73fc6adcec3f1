import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';

type Fits = { readonly fits: boolean; readonly tell: (field: object, over: boolean) => void };

const everything: Fits = { fits: true, tell: () => undefined };
const FitsContext = createContext(everything);

/** Around the fields of one form: knows whether one of them holds more than will be taken. */
export const WhatFits = ({ children }: { children: ReactNode }) => {
  const [over, setOver] = useState<ReadonlySet<object>>(new Set());
  const tell = useCallback((field: object, isOver: boolean) => {
    setOver((before) => {
      if (before.has(field) === isOver) return before;
      const after = new Set(before);
      if (isOver) after.add(field);
      else after.delete(field);
      return after;
    });
  }, []);
  const here = useMemo(() => ({ fits: over.size === 0, tell }), [over, tell]);
  return <FitsContext.Provider value={here}>{children}</FitsContext.Provider>;
};

/** What is sent must fit: nothing anybody wrote is ever cut for them. */
export const useFits = (): boolean => useContext(FitsContext).fits;

/** A field tells its form for as long as it holds too much. */
export const useTellOver = (isOver: boolean): void => {
  const { tell } = useContext(FitsContext);
  const field = useRef({});
  useEffect(() => {
    const self = field.current;
    tell(self, isOver);
    return () => tell(self, false);
  }, [tell, isOver]);
};
