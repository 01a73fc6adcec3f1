import type { PlaceLevel } from '../places/contract';
import type { ServiceRequest } from '../requests/model';
import { isDivision } from '../places/model';
import { shanghaiMonth } from '../kernel/calendar';
import { climbsOf, wasLate } from '../kernel/due';
import { canBeAsked } from '../requests/separation';
import type { RequestState } from '../requests/machine';
import { channelFigure, type Facts, type Figure } from './contract';

const LEVEL_DIGITS = 3;
const DISTRICT_DIGITS = 6;

/** The counted place right above, by its code; empty above the district. */
export const parentOf = (placeId: string): string =>
  placeId.length > DISTRICT_DIGITS ? placeId.slice(0, -LEVEL_DIGITS) : '';

const levelBelow: Readonly<Record<number, PlaceLevel>> = { 6: 'subdistrict', 9: 'community', 12: 'grid' };

/** What is counted right below a place; below a grid nothing is. */
export const levelCountedBelow = (placeId: string): PlaceLevel | undefined => levelBelow[placeId.length];

const respondedOf = (request: ServiceRequest): Figure => {
  const acceptedAt = request.history.find(({ move }) => move === 'accept' || move === 'answer')?.at;
  if (acceptedAt === undefined) return 'waiting';
  const late = request.history.some(
    ({ move, at, state }) => move === 'overdue' && state === 'submitted' && at <= acceptedAt,
  );
  return late ? 'respondedLate' : 'responded';
};

const judgedOf = (request: ServiceRequest): Figure[] => {
  if (request.solved === null) return ['unjudged'];
  return ['judged', request.solved && request.outcome === 'solved' ? 'solved' : 'unsolved'];
};

/** Somebody's own word stays theirs; what was written down where nobody can be asked is nobody's satisfaction. */
const isAnybodys = (request: ServiceRequest): boolean =>
  canBeAsked(request) || (request.rating !== null && request.ratedBy === '');

/** A reopened matter was found wanting, whatever it was called before. Silence is not satisfaction. */
const ratedOf = (request: ServiceRequest): Figure => {
  if (!isAnybodys(request)) return 'unasked';
  if (request.rating) return request.rating;
  if (request.reopened > 0) return 'dissatisfied';
  return request.neutral ? 'silent' : 'unrated';
};

const visitOf = ({ visit, state }: ServiceRequest): Figure[] => {
  if (!visit || (state !== 'verified' && state !== 'closed')) return [];
  if (visit.doneAt === '') return [climbsOf(visit) > 0 ? 'visitLate' : 'visitDue'];
  return [wasLate(visit) ? 'visitedLate' : 'visited'];
};

/** Late is said of what a meeting resolved for good, done or not. */
const tasksOf = ({ tasks }: ServiceRequest): Figure[] => {
  if (tasks.length === 0) return [];
  if (tasks.some(wasLate)) return ['tasksLate'];
  return [tasks.some(({ doneAt }) => doneAt === '') ? 'tasksOpen' : 'tasksDone'];
};

/** What ended before it was anybody's to do, each by its own name and in no rate. */
export const apart: Readonly<Partial<Record<RequestState, Figure>>> = { withdrawn: 'withdrawn' };

const figuresOf = (request: ServiceRequest): Figure[] => {
  const ended = apart[request.state];
  if (ended) return [ended];
  // A good deed is told, not complained of: nobody is late with it, and no rate grows by it.
  if (request.kind === 'goodDeed') return ['story'];
  return [
    'submitted',
    respondedOf(request),
    ...judgedOf(request),
    ratedOf(request),
    ...(request.reopened > 0 ? (['again'] as const) : []),
    ...visitOf(request),
    ...tasksOf(request),
    channelFigure(request.channel),
  ];
};

const departmentsOf = ({ handler, whistles }: ServiceRequest): string[] => [
  ...new Set([
    ...whistles.flatMap(({ calls }) => calls.map(({ unit }) => unit)),
    ...(handler?.role === 'departmentOfficer' ? [handler.place] : []),
  ]),
];

export const factsOf = (request: ServiceRequest): Facts => ({
  places: request.scopes.filter(isDivision),
  month: shanghaiMonth(new Date(request.submittedAt)),
  category: request.category,
  departments: departmentsOf(request),
  figures: figuresOf(request),
});

/** 410403001001 2026-11 solved, and the same of a department that had a hand in it. */
export const figureKey = (placeId: string, month: string, figure: Figure, department = ''): string =>
  [placeId, month, figure, department].filter(Boolean).join(' ');

export const figureKeysOf = ({ places, month, figures, departments }: Facts): string[] =>
  places.flatMap((place) =>
    figures.flatMap((figure) => ['', ...departments].map((department) => figureKey(place, month, figure, department))),
  );
