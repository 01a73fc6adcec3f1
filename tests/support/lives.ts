import fc from 'fast-check';
import type { Actor } from '../../domain/kernel/access';
import { Refusal } from '../../domain/kernel/fault';
import { link } from '../../domain/requests/linking';
import type { Deed } from '../../domain/requests/machine';
import type { ServiceRequest } from '../../domain/requests/model';
import { join } from '../../domain/requests/neighbours';
import { openNow } from '../../domain/requests/open';
import { look } from '../../domain/requests/timekeeping';
import { moveUp } from '../../domain/requests/vacancy';
import { clerk, everybody, needed, neighbour, on, postOf, raised, recorded, reporter, street } from './cast';
import { decide, deeds, mayTry } from './deeds';

/** What else happens in the world before somebody tries something. */
const happenings = ['nothing', 'clock', 'vacated', 'joined', 'linked'] as const;

/** `pick`: one of the moves open to anybody just then, so that lives get long; without it, anything by anybody. */
export type Attempt = {
  readonly deed: Deed;
  readonly by: Actor;
  readonly pick: number | null;
  readonly variant: number;
  readonly wait: number;
  readonly first: (typeof happenings)[number];
};

const A_DAY = 1_500;
const WEEKS = 25_000;

const attempt: fc.Arbitrary<Attempt> = fc.record({
  deed: fc.constantFrom(...deeds),
  by: fc.constantFrom(...everybody),
  pick: fc.option(fc.nat(10_000), { freq: 4 }),
  variant: fc.nat(35),
  wait: fc.oneof({ weight: 12, arbitrary: fc.nat(A_DAY) }, { weight: 1, arbitrary: fc.nat(WEEKS) }),
  first: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('nothing' as const, 'clock' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...happenings) },
  ),
});

/** How it begins: by the reporter's own phone, in a merchant group, or written down for them. */
const beginnings = { phone: raised, need: needed, recorded } as const;

/** A beginning, and what was tried after it. */
export type Life = { readonly begins: keyof typeof beginnings; readonly attempts: readonly Attempt[] };

export const someLife: fc.Arbitrary<Life> = fc.record({
  begins: fc.constantFrom('phone', 'phone', 'phone', 'need', 'recorded'),
  attempts: fc.array(attempt, { maxLength: 80, size: 'max' }),
});

/** Withdrawing ends a life before it began, so it is rarely picked. */
const picked = (request: ServiceRequest, { deed, by, pick }: Attempt, at: number): { deed: Deed; by: Actor } => {
  const open = everybody.flatMap((one) =>
    openNow(request, one, on(one, at).now).map(({ move }) => ({ deed: move, by: one })),
  );
  const onward = open.filter((one) => one.deed !== 'withdraw' || (pick ?? 0) % 20 === 0);
  return (pick === null ? undefined : onward[pick % onward.length]) ?? { deed, by };
};

/** The handler's post falls vacant: whoever holds the next one up takes it. */
const vacated = (request: ServiceRequest, now: Date): ServiceRequest => {
  const holder = everybody.find(({ posts }) => posts.some(({ postId }) => postId === request.handler?.postId));
  return holder ? moveUp(request, postOf(holder), [clerk, street].map(postOf), now) : request;
};

const happened = (request: ServiceRequest, { first, by }: Attempt, minutes: number): ServiceRequest => {
  const { now, calendar } = on(by, minutes);
  switch (first) {
    case 'nothing':
      return request;
    case 'clock':
      return look(request, { now, calendar });
    case 'vacated':
      return vacated(request, now);
    case 'joined':
      return join(request, { subscribed: [] }, { by: neighbour, now });
    case 'linked':
      return link(request, { subscribed: [] }, { by: reporter, now });
  }
};

/** What is refused leaves no trace. */
const tried = (doing: () => ServiceRequest, before: ServiceRequest): ServiceRequest => {
  try {
    return doing();
  } catch (error) {
    if (error instanceof Refusal) return before;
    throw error;
  }
};

/** Whatever is tried, by whomever, in whatever order, with the clock in between: every version it ever had. */
export const lived = ({ begins, attempts }: Life): { lives: ServiceRequest[]; request: ServiceRequest; at: number } => {
  let request = beginnings[begins]();
  let minutes = 0;
  const lives = [request];
  const become = (after: ServiceRequest): void => {
    if (after !== request) lives.push(after);
    request = after;
  };
  for (const one of attempts) {
    minutes += one.wait;
    const at = minutes;
    become(tried(() => happened(request, one, at), request));
    const { deed, by } = picked(request, one, at);
    if (mayTry(deed, request, by)) become(tried(() => decide[deed](request, on(by, at), one.variant), request));
  }
  return { lives, request, at: minutes };
};
