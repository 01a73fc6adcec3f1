const MINUTE = 60_000;

/** Asked at most once a minute by one instance for each key, of which there are no more than `most`. */
export const eachMinute = <T>(most: number) => {
  let kept: { readonly minute: number; readonly known: Map<string, Promise<T>> } | undefined;
  return (key: string, now: Date, ask: () => Promise<T>): Promise<T> => {
    const minute = Math.floor(now.getTime() / MINUTE);
    if (kept?.minute !== minute || (kept.known.size >= most && !kept.known.has(key)))
      kept = { minute, known: new Map() };
    const { known } = kept;
    const answer = known.get(key) ?? ask();
    known.set(key, answer);
    answer.catch(() => known.delete(key));
    return answer;
  };
};
