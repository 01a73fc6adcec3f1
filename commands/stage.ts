const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs one stage of a command and prints one progress line when it begins and one when it ends. */
export const stage = async <T>(title: string, work: () => T | Promise<T>): Promise<T> => {
  const since = performance.now();
  console.log(`… ${title}`);
  const result = await work();
  console.log(`✓ ${title} (${seconds(since)})`);
  return result;
};
