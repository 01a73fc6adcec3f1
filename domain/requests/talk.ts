import type { Happened, Said, TalkLine, TalkMark } from './happened';
import type { ServiceRequest } from './model';

/** Kept beside the story, with a bound of its own, so that talking never stands in the way of a move. */
export const TALK_MAX = 40;
/** A question finds room for itself and its answer, whatever was added; neighbours leave the reporter half of it. */
const ADDED_MAX = TALK_MAX - 4;
const NEIGHBOURS_MAX = ADDED_MAX / 2;

type Talked = Pick<ServiceRequest, 'talk' | 'urging' | 'history' | 'state' | 'reporterId'>;

type Counted = Pick<ServiceRequest, 'said' | 'reporterId'>;

export const talkOf = ({ talk = [] }: Pick<ServiceRequest, 'talk'>): readonly TalkLine[] => talk;

const isAsking = ({ move }: Happened): boolean => move === 'ask' || move === 'reply';

/** The question that waits for the reporter; undefined when none does, or when there is no more to be asked. */
export const questionOf = (request: Talked): TalkLine | undefined => {
  const last = talkOf(request).filter(isAsking).at(-1);
  return last?.move === 'ask' && ['accepted', 'handling'].includes(request.state) ? last : undefined;
};

/** Whether there is room for what somebody adds. */
export const hasRoomFor = ({ said, reporterId }: Counted, personId: string): boolean =>
  (said?.lines ?? 0) < ADDED_MAX && (personId === reporterId || (said?.byNeighbours ?? 0) < NEIGHBOURS_MAX);

export const hasRoomToAsk = ({ said }: Counted): boolean => (said?.lines ?? 0) <= TALK_MAX - 2;
export const isAsked = ({ said }: Counted): boolean => said?.asked ?? false;
export const isUrged = ({ urging }: Pick<ServiceRequest, 'urging'>, now: Date): boolean =>
  urging ? now.toISOString() < urging.againAt : false;

const markOf: Readonly<Partial<Record<Happened['move'], TalkMark>>> = { add: 'added', reply: 'replied', urge: 'urged' };

/** Everything that happened and was said, in order. */
export const storyOf = (request: Talked): Happened[] =>
  [...request.history, ...talkOf(request), ...(request.urging ? [request.urging.last] : [])].sort((one, other) =>
    one.at.localeCompare(other.at),
  );

const talkMarkOf = (request: Talked): TalkMark => {
  if (questionOf(request)) return 'asked';
  const last = storyOf(request)
    .filter(({ move, post }) => post !== '' || move in markOf)
    .at(-1);
  return (last && markOf[last.move]) ?? '';
};

export const saidOf = (request: Talked): Said => {
  const lines = talkOf(request);
  return {
    mark: talkMarkOf(request),
    asked: questionOf(request) !== undefined,
    lines: lines.length,
    byNeighbours: lines.filter(({ personId }) => personId !== '' && personId !== request.reporterId).length,
  };
};
