import type { Aside, RequestMove, RequestState } from './machine';

/** What is told besides the moves: it is raised or found again, helpers propose a result, or the clock says so. */
export type Told =
  | 'submit'
  | 'link'
  | 'soon'
  | 'overdue'
  | 'escalate'
  | 'lateTask'
  | 'lateVisit'
  | 'movedUp'
  | 'offerLapsed'
  | 'follow'
  | 'propose';

/** One line of its story. `post` is empty when the reporter acted; `by` is empty when the clock did. */
export type Happened = {
  readonly move: RequestMove | Aside | Told;
  readonly by: string;
  readonly post: string;
  readonly at: string;
  readonly state: RequestState;
  readonly words: string;
  readonly photos: readonly string[];
};

/** A line of what is said about a matter while it is open; `personId` is empty when a post speaks. */
export type TalkLine = Happened & { readonly personId: string };

/** 催一催: how often, the last of it, and when it may be pressed again. */
export type Urging = { readonly times: number; readonly last: Happened; readonly againAt: string };

/** What a row of a list says of it: somebody wrote, answered or urges, and staff have done nothing since. */
export type TalkMark = 'added' | 'replied' | 'urged' | 'asked' | '';

/** The talk in a few words, kept beside it: lists read no more of it. */
export type Said = {
  readonly mark: TalkMark;
  /** A question waits for the reporter. */
  readonly asked: boolean;
  readonly lines: number;
  /** Of these, what neighbours added. */
  readonly byNeighbours: number;
};
