import type { ServiceRequest } from '../requests/model';
import { shanghaiDate } from '../kernel/calendar';
import type { Facts, Figure } from './contract';

/** District, subdistrict, community, grid: the levels the board can be opened at. */
const isCounted = (scope: string): boolean => /^(\d{6}|\d{9}|\d{12}|\d{15})$/.test(scope);

const respondedOf = (request: ServiceRequest): Figure => {
  const acceptedAt = request.history.find(({ move }) => move === 'accept')?.at;
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

export const monthOf = (at: Date): string => shanghaiDate(at).slice(0, 7);

export const factsOf = (request: ServiceRequest): Facts => ({
  places: request.scopes.filter(isCounted),
  month: monthOf(new Date(request.submittedAt)),
  category: request.category,
  departments: departmentsOf(request),
  figures:
    request.state === 'withdrawn'
      ? ['withdrawn']
      : ['submitted', respondedOf(request), ...judgedOf(request), ratedOf(request)],
});

export const figureKey = (placeId: string, month: string, figure: Figure): string => `${placeId} ${month} ${figure}`;

export const figureKeysOf = ({ places, month, figures }: Facts): string[] =>
  places.flatMap((place) => figures.map((figure) => figureKey(place, month, figure)));
