import fc from 'fast-check';
import { Refusal } from '../../domain/kernel/fault';
import { movesFrom } from '../../domain/kernel/machine';
import type { Actor, Role } from '../../domain/kernel/access';
import {
  wisherLeft,
  claimerLeft,
  claim,
  approve,
  confirm,
  deliver,
  look,
  release,
  reopen,
  revise,
  sendBack,
  withdraw,
} from '../../domain/wishes/rules';
import { bringBack, toRequest } from '../../domain/wishes/converting';
import { movesOfPeople, wishMachine, type WishMove } from '../../domain/wishes/machine';
import { actionOf, codeNameOf, type Wish } from '../../domain/wishes/model';
import { HISTORY_MAX } from '../../domain/wishes/moving';
import { post } from '../../domain/wishes/posting';
import { wishViewOf } from '../../domain/wishes/views';
import { machineIsSound } from '../support/machineIsSound';

machineIsSound(wishMachine, ['closed', 'withdrawn']);

const scopes = ['410403001001-e1', '410403001001', '410403001', '410403'];
const home = { placeId: scopes[0] ?? '', label: '3号楼', community: '东苑社区', phone: '0375', scopes };
const volunteer = {
  ...{ skills: [], freeHours: [], teamIds: [], birthYear: null, guardian: null, orgUnitId: '', joinedAt: '' },
};
const person = (id: string, more: Partial<Actor> = {}): Actor => ({
  ...{ id, home, posts: [], nickname: id, avatar: '', consent: '', agreed: [], awaitsGuardian: false, volunteer },
  ...more,
});
const post_ = (role: Role, unitId = '') => [
  { postId: `${role}-p`, role, placeId: '410403001001', place: '东苑社区', unitId, name: '', avatar: '', phone: '' },
];
const people = {
  wisher: person('o-wisher'),
  one: person('o-one'),
  other: person('o-other'),
  clerk: person('o-clerk', { posts: post_('communityClerk') }),
  leader: person('o-leader', { posts: post_('gridLeader') }),
  liaison: person('o-liaison', { posts: post_('partnerLiaison', 'org'), volunteer: null }),
};
const DETAILS = '三号楼二单元 502';
const wished = { title: '想要老花镜', text: DETAILS, kind: 'thing' as const, photos: [] };
const start = new Date('2026-11-18T02:00:00.000Z');
const posted = (): Wish =>
  post(
    { _id: 'w'.repeat(24), where: home, textCheck: 'pass', invitation: 'i'.repeat(24) },
    { ...wished, minor: false, subscribed: [] },
    { by: people.wisher, now: start },
  );

type Tried = WishMove | 'look';
type Step = { readonly move: Tried; readonly pick: number; readonly who: keyof typeof people; readonly hours: number };
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    move: fc.constantFrom<Tried>(...movesOfPeople, 'look', 'wisherLeft', 'claimerLeft'),
    pick: fc.integer({ min: -3, max: 11 }),
    who: fc.constantFrom(...(Object.keys(people) as (keyof typeof people)[])),
    hours: fc.integer({ min: 0, max: 200 }),
  }),
  { maxLength: 60 },
);

/** Mostly what the table allows from here, now and then anything. */
const triedOn = ({ state }: Wish, { move, pick }: Step): Tried => {
  const allowed = movesFrom(wishMachine, state).filter((one) => (movesOfPeople as readonly WishMove[]).includes(one));
  return pick < 0 ? move : (allowed[pick % Math.max(1, allowed.length)] ?? move);
};

const apply = (wish: Wish, step: Step, now: Date): Wish => {
  const { who } = step;
  const move = triedOn(wish, step);
  const occasion = { by: people[who], now };
  const reason = '说一句';
  switch (move) {
    case 'look':
      return look(wish, now);
    case 'approve':
      return approve(wish, {}, occasion);
    case 'sendBack':
      return sendBack(wish, { reason }, occasion);
    case 'revise':
      return revise(wish, wished, occasion);
    case 'withdraw':
      return withdraw(wish, { reason: '' }, occasion);
    case 'claim':
      return claim(wish, who === 'liaison' ? { unitId: 'org' } : {}, occasion);
    case 'release':
      return release(wish, { reason }, occasion);
    case 'deliver':
      return deliver(wish, { words: '送到了', photos: [], showsRecipient: false }, occasion);
    case 'confirm':
      return confirm(wish, { mayShow: false }, occasion);
    case 'reopen':
      return reopen(wish, { reason: '' }, occasion);
    case 'toRequest':
      return toRequest(wish, 'r'.repeat(24), {}, occasion);
    case 'bringBack':
      return bringBack(wish, { reason }, occasion);
    case 'wisherLeft':
      return wisherLeft(wish, wish.wisherId, now);
    case 'claimerLeft':
      return claimerLeft(wish, wish.claim?.personId ?? '', now);
    default:
      return wish;
  }
};

/** What must hold whatever happened. */
const sound = (wish: Wish, now: Date): void => {
  const taken = wish.state === 'claimed' || wish.state === 'delivered';
  expect(taken ? wish.claim !== null : true).toBe(true);
  expect(wish.state === 'listed' || wish.state === 'submitted' ? wish.claim : null).toBeNull();
  expect(wish.claimKey).toBe(wish.claim ? wish.claim.unitId || wish.claim.personId : '');
  expect(wish.history.length).toBeLessThanOrEqual(HISTORY_MAX);
  expect(wish.claim?.personId).not.toBe(wish.wisherId);
  expect(wish.claim && wish.claim.personId === wish.reviewerId).toBeFalsy();
  for (const owed of wish.owed) {
    expect(wish.state).toBe('closed');
    expect([...owed.by, wish.wisherId, wish.reviewerId]).not.toContain(owed.personId);
  }
  if (wish.claim?.unitId) expect(wish.owed).toEqual([]);
  for (const stranger of [people.one, people.other]) {
    const bringing = taken && wish.claim?.unitId === '' && wish.claim.personId === stranger.id;
    expect(wishViewOf(wish, stranger, now).text).toBe(bringing ? DETAILS : '');
  }
};

test('whatever anybody tries in whatever order, the wish stays whole and its details stay with those it is theirs to know', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(steps, (tried) => {
      let wish = posted();
      let now = start;
      for (const step of tried) {
        now = new Date(now.getTime() + step.hours * 3_600_000);
        try {
          wish = apply(wish, step, now);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
        reached.add(wish.state);
        sound(wish, now);
      }
    }),
    { numRuns: 2_000 },
  );
  expect([...reached].sort()).toEqual(Object.keys(wishMachine.states).sort());
});

test('every move of people is an action of its own', () => {
  expect(Object.keys(actionOf).sort()).toEqual([...movesOfPeople].sort());
  expect(new Set(Object.values(actionOf)).size).toBe(movesOfPeople.length);
});

test('a code name is the same for a wish and says nothing of it', () => {
  expect(codeNameOf('a'.repeat(24))).toBe(codeNameOf('a'.repeat(24)));
  const named = Array.from({ length: 500 }, (_, index) => codeNameOf(`wish${index}`));
  expect(new Set(named).size).toBeGreaterThan(480);
  for (const name of named) expect(name).toMatch(/^\p{Script=Han}{3} [2-9A-Z]{3}$/u);
});
