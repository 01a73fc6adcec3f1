import type { PlaceLevel } from '../places/contract';
import type { ServiceRequest } from '../requests/model';
import { isDivision } from '../places/model';
import { shanghaiMonth } from '../kernel/calendar';
import type { Facts, Figure } from './contract';

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

/** A reopened matter was found wanting, whatever it was called before. Silence is not satisfaction. */
const ratedOf = (request: ServiceRequest): Figure => {
  if (request.rating) return request.rating;
  return request.reopened > 0 ? 'dissatisfied' : 'unrated';
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
  figures:
    request.state === 'withdrawn'
      ? ['withdrawn']
      : ['submitted', respondedOf(request), ...judgedOf(request), ratedOf(request)],
});

/** 410403001001 2026-11 solved, and the same of a department that had a hand in it. */
export const figureKey = (placeId: string, month: string, figure: Figure, department = ''): string =>
  [placeId, month, figure, department].filter(Boolean).join(' ');

export const figureKeysOf = ({ places, month, figures, departments }: Facts): string[] =>
  places.flatMap((place) =>
    figures.flatMap((figure) => ['', ...departments].map((department) => figureKey(place, month, figure, department))),
  );
