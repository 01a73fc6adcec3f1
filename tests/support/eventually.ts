const LOOK_EVERY_MS = 20;
/** Only for what never comes: a busy machine may take its time. */
const PATIENCE_MS = 60_000;

/** Looks until there is something, and answers it; @throws what was wrong the last time once it never comes. */
export const eventually = async <T>(look: () => T | Promise<T>, what = 'It never came.'): Promise<NonNullable<T>> => {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    let why: unknown = new Error(what);
    try {
      const seen = await look();
      if (seen) return seen;
    } catch (error) {
      why = error;
    }
    if (performance.now() > until) throw why;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
};
