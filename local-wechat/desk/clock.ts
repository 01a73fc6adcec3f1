const RealDate = Date;
let offsetMs = 0;
const now = (): number => RealDate.now() + offsetMs;

/** Moves this window's idea of now. */
export const clockOffset = (ms: number): void => {
  offsetMs = ms;
};

/** The phone's clock goes with the cloud's from here on, so that "tomorrow" means the same on both sides. */
export const followClock = (ms: number): void => {
  clockOffset(ms);
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, parts: [number]) => (parts.length ? new target(...parts) : new target(now())),
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  });
};
