/** Who listens to one kind of event: behind every `wx.onX` and `wx.offX`. */
export type Ears<T> = {
  on(listener: (event: T) => void): void;
  /** Without an argument every listener is forgotten. */
  off(listener?: (event: T) => void): void;
  tell(event: T): void;
  count(): number;
};

export const ears = <T>(): Ears<T> => {
  const listeners = new Set<(event: T) => void>();
  return {
    on: (listener) => void listeners.add(listener),
    off: (listener) => (listener ? void listeners.delete(listener) : listeners.clear()),
    tell: (event) => [...listeners].forEach((listener) => listener(event)),
    count: () => listeners.size,
  };
};
