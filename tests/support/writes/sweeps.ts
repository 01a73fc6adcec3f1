import type { SweepName } from '../../../cloudfunctions/clock/index';

/**
 * What the clock writes in a minute in which a sweep has something to do, in order: a walk goes on …, and after → comes
 * what later sweeps make of it. Every run of tests/load/writes.clock.test.ts records it anew and compares.
 */
export const sweepWrites: { readonly [S in SweepName]: Readonly<Record<string, string>> } = {
  handedUp: {
    'the term of a post is over': 'modify posts …',
    'the term of a post ends soon': 'modify posts → insert deliveries, modify deliveries, modify posts',
    'a post fell vacant':
      'modify serviceRequests, modify posts → insert deliveries, modify deliveries, modify serviceRequests, modify tallies …, modify serviceRequests, commit',
  },
  looked: {
    'a request falls due':
      'modify serviceRequests → insert deliveries, modify deliveries, modify serviceRequests, modify tallies …, modify serviceRequests, commit',
  },
  shops: {
    'nobody looked at a shop':
      'modify shops → insert deliveries, modify deliveries, insert deliveries, modify deliveries, modify shops',
  },
  market: {
    'the last day of an opening': 'modify jobs …',
    'a job seeker nobody has heard of': 'modify seekers',
    'an order nobody answered': 'modify orders → insert deliveries, modify deliveries, modify orders',
    'an order is over': 'modify offers, modify orders …',
    'a place that became an order': 'modify offers …',
    'a place whose press was cut off': 'modify offers',
  },
  tasks: { 'a task begins': 'modify tasks' },
  wishes: {
    'a claim ran out': 'modify wishes …',
    'a wish came true':
      'insert wishCounts, modify wishCounts, modify wishes, commit, insert transfers, insert accounts, commit, modify wishes …',
    'what was brought is proposed':
      'modify serviceRequests, modify wishes, commit, modify serviceRequests, commit → insert deliveries, modify deliveries, modify serviceRequests, modify wishes, modify tallies …, modify serviceRequests, commit',
    'its request tells it how it goes':
      'modify serviceRequests, commit, modify serviceRequests → modify tallies …, modify serviceRequests, commit',
  },
  checked: {
    'a photo is asked about':
      'modify serviceRequests, insert deliveries, modify deliveries, modify serviceRequests, insert tallies …, modify tallies …, modify serviceRequests, commit',
    'its verdict arrives': 'modify serviceRequests',
  },
  cleaned: { 'somebody shows their face': 'modify people' },
  ended: {
    'points are about to end': 'modify accounts …',
    'points end': 'insert transfers, modify accounts, commit',
  },
  lapsed: { 'a voucher nobody used': 'modify rewards, insert transfers, modify accounts, modify vouchers, commit' },
  paid: { 'a task was approved': 'insert transfers, insert accounts, commit, modify tasks …' },
  returned: {
    'a task of a request was approved':
      'modify serviceRequests, modify tasks → insert deliveries, modify deliveries, modify serviceRequests, modify tasks, modify tallies …, modify serviceRequests, commit',
  },
  sent: {
    'a result is looked at':
      'insert deliveries, modify deliveries, modify serviceRequests, modify tallies …, modify serviceRequests, commit',
  },
  tallied: { 'a resident is content': 'modify tallies …, modify serviceRequests, commit' },
  ranked: { 'a community joins': 'modify standings' },
  kept: {
    'its time is over': 'insert rounds, modify rounds, modify serviceRequests, modify rounds …',
    'somebody leaves':
      'insert rounds, modify people, modify rewards, insert transfers, modify accounts, modify vouchers, commit, insert transfers, modify accounts, commit, modify wishes, modify rounds …, modify serviceRequests, modify rounds …, insert accounts, remove accounts, modify rounds, insert transfers, modify transfers …, remove transfers, modify rounds …, modify vouchers, modify rounds …, modify wishes, modify rounds …, remove people, modify rounds',
  },
  recounted: { 'the small hours': 'insert reconciliations, modify reconciliations' },
  resealed: { 'something is not sealed with the newest key': 'insert sealings, modify people, modify sealings' },
  closed: { 'an hour after midnight': 'insert audits' },
};
