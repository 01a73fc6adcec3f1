import { saysAtLeast } from '../../../../domain/kernel/letters';
import { REASON_LEAST } from '../../../../domain/kernel/schemas';
import type { Act } from '../../../api/useAction';
import type { Photo } from '../../../api/photo';
import type { OpenMove, RequestView } from '../../../../domain/requests/contract';
import type { Wanting } from '../../../../domain/requests/wanting';
import { nothingCited, type Citing } from '../../staff/citing';

/** What a sheet collects before its move is made. */
export type Words = Citing & {
  readonly words: string;
  readonly photos: readonly Photo[];
  readonly chosen: string | null;
  /** 2026-12-31; empty while none was chosen. */
  readonly day: string;
  /** Of several things, which one: a department, a task. */
  readonly which: string | null;
  /** What was found wanting. */
  readonly tags: readonly Wanting[];
};

/** Words somebody else is to do something with; how many it takes is said before the press. */
export const reason =
  (asked: string) =>
  ({ words }: Words): string =>
    saysAtLeast(words, REASON_LEAST) ? '' : `${asked}，至少 ${REASON_LEAST} 个字`;

export const noWords: Words = { words: '', photos: [], chosen: null, ...nothingCited, day: '', which: null, tags: [] };

/** Moves that need lists to choose from have a staff screen of their own. */
export const onScreens = ['accept', 'dispatch', 'whistle', 'handOver', 'decide', 'convene'] as const;
export type ScreenMove = (typeof onScreens)[number];
/** Rating has its faces, urging is one press; every other move opens a small sheet. */
export type SheetMove = Exclude<OpenMove['move'], 'satisfied' | 'urge' | ScreenMove>;

export type Option = { readonly key: string; readonly label: string; readonly note?: string };

export type MoveSheet = {
  readonly title: string;
  readonly next: string;
  readonly placeholder: string;
  readonly button: string;
  /** No words at all are asked for. */
  readonly wordless?: boolean;
  readonly photos?: boolean;
  /** What was found wanting, to press. */
  readonly tags?: boolean;
  /** Fewer photos than a report takes. */
  readonly photosMost?: number;
  readonly duties?: boolean;
  readonly options?: readonly Option[];
  /** What else may be chosen here and now. */
  readonly optionsFor?: (request: RequestView) => readonly Option[];
  /** Which of several, drawn above the options. */
  readonly whichOf?: (request: RequestView) => readonly Option[];
  /** What is asked next, below the options, kept as `which`; nothing while it need not be. */
  readonly askedNext?: (
    said: Words,
    request: RequestView,
  ) => { readonly title: string; readonly options: readonly Option[] } | null;
  /** The day it asks for; empty when it needs none with what was chosen. */
  readonly dayFor?: (said: Words) => string;
  /** What is still needed, to read; empty when it may be sent. */
  readonly missing: (said: Words) => string;
  readonly make: (
    run: Act['run'],
    requestId: string,
    said: Words,
    subscribed: string[],
  ) => Promise<RequestView | undefined>;
};
