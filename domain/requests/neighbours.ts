import type { Actor } from '../kernel/access';
import { refuse } from '../kernel/fault';
import { timeInWords } from '../kernel/words';
import type { Home } from '../people/model';
import { categoryLabel } from './categories';
import type { Joiner } from './held';
import type { Face, Position, SimilarRow } from './intakeContract';
import { requestMachine, type RequestState } from './machine';
import type { ServiceRequest } from './model';
import { derived, rulebookOf, withAllowances, type Occasion } from './moving';
import { withTalkTidings } from './notices';
import { allowedFor } from './standards';
import { talkOf } from './talk';

export const NEAR_METRES = 150;
export const NEAR_HOURS = 72;
const OFFERED_MAX = 3;
const JOINERS_MAX = 50;
/** Half of the shorter text's character pairs in common is similar; one empty text decides nothing. */
const SIMILAR_SHARE = 0.25;

export const openStates: readonly RequestState[] = ['submitted', 'accepted', 'handling', 'resolved'];
const isGrid = (scope: string): boolean => /^\d{15}$/.test(scope);
const isCommunity = (scope: string): boolean => /^\d{12}$/.test(scope);
const isBuilding = (scope: string): boolean => /^\d{12}(-\w+){2}$/.test(scope);
const isEstate = (scope: string): boolean => /^\d{12}-\w+$/.test(scope);

/** Whose neighbours they are: nearness is of the ground, and a grid's border may run across a playground. */
export const communityIn = (scopes: readonly string[]): string => scopes.find(isCommunity) ?? scopes[0] ?? '';

/** The grid that answers for a place; the place itself where no grid does. */
export const gridOf = (scopes: readonly string[]): string => scopes.find(isGrid) ?? scopes[0] ?? '';

/** 东苑社区 第1网格: as near as anybody but the case's own people learns. */
export const gridLabel = ({ scopes, community }: Pick<ServiceRequest, 'scopes' | 'community'>): string => {
  const grid = scopes.find(isGrid);
  return grid ? `${community} 第${Number(grid.slice(12))}网格` : community;
};

const EARTH_METRES = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

export const metresBetween = (a: Position, b: Position): number => {
  const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
  const shrink = Math.cos(radians((a.latitude + b.latitude) / 2));
  return EARTH_METRES * Math.hypot(north, east * shrink);
};

/** By the ground when both said where; else by the building, or the estate around it: a playground is in no building. */
const nearInWords = (request: ServiceRequest, where: Home, position: Position | undefined): string => {
  if (request.position && position) {
    const metres = metresBetween(request.position, position);
    return metres <= NEAR_METRES ? `约 ${Math.max(10, Math.round(metres / 10) * 10)} 米` : '';
  }
  const building = where.scopes.find(isBuilding) ?? where.placeId;
  if (request.scopes.includes(building)) return '同一栋楼';
  const estate = where.scopes.find(isEstate);
  return estate !== undefined && request.scopes.includes(estate) ? '同一个小区' : '';
};

const pairsOf = (text: string): Set<string> => {
  const letters = [...text.replace(/[^\p{Script=Han}\p{L}\p{N}]/gu, '')];
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`));
};

export const isSimilarText = (one: string, other: string): boolean => {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  if (a.size === 0 || b.size === 0) return true;
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return shared / Math.min(a.size, b.size) >= SIMILAR_SHARE;
};

type Sought = {
  readonly text: string;
  readonly where: Home;
  readonly position: Position | undefined;
  readonly actor: Actor;
  readonly now: Date;
};

/** A shop's own need and a complaint about a shop are nobody else's to join. */
const isEverybodys = ({ need, about }: ServiceRequest): boolean => need === null && about === null;

/** What a neighbour already reported, told without anything they wrote. */
export const similarTo = (found: readonly ServiceRequest[], sought: Sought): SimilarRow[] =>
  found
    .filter((request) => openStates.includes(request.state) && request.reporterId !== sought.actor.id)
    .filter(({ scopes }) => scopes.includes(communityIn(sought.where.scopes)))
    .filter(isEverybodys)
    .filter((request) => isSimilarText(request.text, sought.text))
    .map((request) => ({ request, near: nearInWords(request, sought.where, sought.position) }))
    .filter(({ near }) => near !== '')
    .slice(0, OFFERED_MAX)
    .map(({ request, near }) => ({
      requestId: request._id,
      category: categoryLabel(request.category),
      place: gridLabel(request),
      stateLabel: requestMachine.states[request.state],
      near,
      since: `${timeInWords(request.submittedAt, sought.now)} 有人反映`,
      joined: request.joiners.length,
      joinedByMe: request.joinerIds.includes(sought.actor.id),
    }));

export const sinceOf = (now: Date): string => new Date(now.getTime() - NEAR_HOURS * 3_600_000).toISOString();

/** Only a neighbour can have met the same thing; to anybody else it does not exist. */
export const neighbourOf = (request: ServiceRequest, actor: Actor): boolean =>
  actor.home !== null && isEverybodys(request) && request.scopes.includes(communityIn(actor.home.scopes));

export const join = (
  request: ServiceRequest,
  said: { readonly subscribed: readonly string[] },
  { by, now }: { readonly by: Actor; readonly now: Date },
): ServiceRequest => {
  if (request.reporterId === by.id) refuse('ALREADY_YOURS');
  if (request.joinerIds.includes(by.id)) return withAllowances(request, by.id, said.subscribed);
  if (!openStates.includes(request.state)) refuse('REQUEST_MOVED_ON');
  if (request.joiners.length >= JOINERS_MAX) refuse('JOIN_FULL');
  const joiner: Joiner = { personId: by.id, at: now.toISOString(), face: null, words: '' };
  const joined = {
    ...request,
    joiners: [...request.joiners, joiner],
    joinerIds: [...request.joinerIds, by.id],
  };
  return withAllowances(joined, by.id, said.subscribed);
};

export const rateJoined = (
  request: ServiceRequest,
  said: { readonly face: Face; readonly words: string },
  occasion: Occasion,
): ServiceRequest => {
  if (request.state !== 'verified' && request.state !== 'closed') refuse('REQUEST_MOVED_ON');
  const { by } = occasion;
  const joiners = request.joiners.map((one) =>
    one.personId === by.id ? { ...one, face: said.face, words: said.words } : one,
  );
  const rated = { ...request, joiners };
  return said.face === 'dissatisfied' ? visitedAgain(rated, occasion) : rated;
};

/** A neighbour it did not help is asked about once more by somebody else, and until then nothing closes by itself. */
const visitedAgain = (request: ServiceRequest, occasion: Occasion): ServiceRequest => {
  const at = occasion.now.toISOString();
  const dueAt = allowedFor(request, 'visit', occasion.now, rulebookOf(occasion)).at.toISOString();
  const planned = request.visit?.doneAt === '' ? request.visit : { dueAt, doneAt: '', reached: null, words: '' };
  const told = withTalkTidings({ ...request, visit: planned }, 'wanting', { name: `w${at}`, at });
  return derived(told);
};

/** Somebody who met it too and is not satisfied. */
export const hasWantingNeighbour = ({ joiners }: Pick<ServiceRequest, 'joiners'>): boolean =>
  joiners.some(({ face }) => face === 'dissatisfied');

/** Met it after all not, or no longer: out of it with everything they said. */
export const unjoin = (request: ServiceRequest, { by }: { readonly by: Actor }): ServiceRequest => {
  const said = talkOf(request).filter(({ personId }) => personId === by.id);
  const photos = said.flatMap((line) => line.photos);
  const silent = { words: '', photos: [], personId: '', by: '' };
  return derived({
    ...request,
    joiners: request.joiners.filter(({ personId }) => personId !== by.id),
    joinerIds: request.joinerIds.filter((id) => id !== by.id),
    talk: talkOf(request).map((line) => (said.includes(line) ? { ...line, ...silent } : line)),
    pictures: request.pictures.filter(({ fileId }) => !photos.includes(fileId)),
    allowances: request.allowances.filter(({ personId }) => personId !== by.id),
  });
};
