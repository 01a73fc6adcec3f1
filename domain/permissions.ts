import type { ActionName } from './contract';
import type { Party } from './kernel/access';

/**
 * Who may do what, one row per action; an action without a row does not compile.
 * When it may be done is the machine's business; whether it makes sense, the rule's.
 */
export const permissions = {
  'person.me': ['visitor'],
  'person.home': ['visitor'],
  'person.register': ['visitor'],
  'place.browse': ['visitor'],
  'place.card': ['visitor'],
  'request.submit': ['resident'],
  'request.read': [
    'reporter',
    'handler',
    'gridWorker',
    'gridLeader',
    'communityClerk',
    'subdistrictOfficer',
    'districtAdmin',
  ],
  'request.list': ['resident', 'gridWorker', 'gridLeader', 'communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'request.withdraw': ['reporter'],
  'request.accept': ['gridLeader', 'communityClerk', 'subdistrictOfficer'],
  'request.resolve': ['handler'],
  'request.verify': ['gridWorker', 'gridLeader', 'communityClerk', 'subdistrictOfficer'], // never the handler: see rules.verify
  'request.sendBack': ['gridWorker', 'gridLeader', 'communityClerk', 'subdistrictOfficer'],
  'request.rate': ['reporter'],
  'request.reopen': ['reporter'],
} as const satisfies Record<ActionName, readonly Party[]>;
