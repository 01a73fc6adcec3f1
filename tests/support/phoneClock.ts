const RealDate = Date;

/** Every phone of this test file believes it is so much later (or earlier) than it is. Zero puts it right again. */
export const phoneClockOff = (ms: number): void => {
  const now = (): number => RealDate.now() + ms;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, parts: [number]) => (parts.length ? new target(...parts) : new target(now())),
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  });
};
