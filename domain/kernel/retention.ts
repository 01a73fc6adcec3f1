/** How long after which event, and what happens then. */
type Term<D> = {
  readonly days: number;
  /** The event, as the privacy notice says it: 办结, 任期结束. */
  readonly after: string;
  /** When that was; empty while it has not happened. */
  readonly since: (doc: D) => string;
  /** The document goes, everybody is taken out of it, or something of it is emptied. */
  readonly then: 'removed' | 'nameless' | Emptied<D>;
};

type Emptied<D> = { readonly of: string; readonly left: (doc: D) => D };

/** Terms, each on its own; or a sentence that says why and until when it is kept without one. */
export type Retention<D> = readonly Term<D>[] | string;

const YEAR = 365;
const DAY = 86_400_000;

const spanOf = (days: number): string => (days % YEAR === 0 ? `${days / YEAR} 年` : `${days} 天`);

const endingOf = <D>({ then }: Term<D>): string => {
  if (then === 'removed') return '删除';
  return then === 'nameless' ? '去掉其中的每一个人，只留事情本身' : `删去${then.of}`;
};

/** 办结后 3 年去掉其中的每一个人: for the privacy notice and the page of collections. */
export const retentionInWords = <D>(retention: Retention<D>): string =>
  typeof retention === 'string'
    ? retention
    : retention.map((term) => `${term.after}后 ${spanOf(term.days)}${endingOf(term)}`).join('；');

const isOver = <D>({ days, since }: Term<D>, doc: D, now: Date): boolean => {
  const from = since(doc);
  return from !== '' && new Date(from).getTime() + days * DAY <= now.getTime();
};

/** The terms of a document that are over, whether or not anybody has done anything about it. */
export const overOf = <D>(retention: Retention<D>, doc: D, now: Date): readonly Term<D>[] =>
  typeof retention === 'string' ? [] : retention.filter((term) => isOver(term, doc, now));
