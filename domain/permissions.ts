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
  'place.poster': ['gridWorker', 'gridLeader', 'communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'post.list': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'post.appoint': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'post.invitation': ['visitor'],
  'post.take': ['resident'],
  'post.vacate': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'board.rates': ['visitor'],
  'board.rows': ['visitor'],
  'playbook.suggest': ['handler', 'gridWorker', 'gridLeader', 'communityClerk', 'subdistrictOfficer'],
  'playbook.adopt': ['handler', 'gridLeader', 'communityClerk', 'subdistrictOfficer'],
  'playbook.write': ['handler', 'gridWorker', 'gridLeader', 'communityClerk', 'subdistrictOfficer'],
  'playbook.review': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'], // never the author: see reviewCard
  'playbook.search': ['gridWorker', 'gridLeader', 'communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'request.submit': ['resident'],
  'request.record': ['gridWorker', 'gridLeader', 'communityClerk', 'subdistrictOfficer'],
  'request.link': ['resident'], // with the number, the phone and the code they were told: see isTheirs
  'request.similar': ['resident'],
  'request.join': ['resident'], // a neighbour of the same grid: see neighbourOf
  'request.rateJoined': ['joiner'],
  'request.judge': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'request.publish': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'request.revealContact': ['handler', 'gridWorker', 'gridLeader', 'communityClerk', 'subdistrictOfficer'],
  'request.views': ['reporter'],
  'request.search': ['gridWorker', 'gridLeader', 'communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'request.read': [
    'reporter',
    'joiner',
    'handler',
    'offered', // a hand-over waits for their yes
    'called', // their department is whistled for
    'assistant',
    'gridWorker',
    'gridLeader',
    'communityClerk',
    'subdistrictOfficer',
    'districtAdmin',
  ],
  'request.triage': ['handler', 'offered', 'gridLeader', 'communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'request.list': [
    'resident',
    'departmentOfficer',
    'partnerLiaison',
    'gridWorker',
    'gridLeader',
    'communityClerk',
    'subdistrictOfficer',
    'districtAdmin',
  ],
  'request.withdraw': ['reporter'],
  'request.accept': ['gridLeader', 'communityClerk', 'subdistrictOfficer'],
  'request.resolve': ['handler'],
  'request.verify': ['gridWorker', 'gridLeader', 'communityClerk', 'subdistrictOfficer'], // never the handler: see rules.verify
  'request.sendBack': ['gridWorker', 'gridLeader', 'communityClerk', 'subdistrictOfficer'],
  'request.rate': ['reporter'],
  'request.reopen': ['reporter'],
  'request.dispatch': ['handler'],
  'request.whistle': ['handler', 'communityClerk', 'subdistrictOfficer'],
  'request.sign': ['called'],
  'request.contact': ['called'],
  'request.report': ['called'],
  'request.scoreUnit': ['communityClerk', 'subdistrictOfficer'],
  'request.scoreWhistle': ['called'],
  'request.handOver': ['handler'],
  'request.takeOver': ['offered'],
  'request.decline': ['offered'],
  'request.decide': ['subdistrictOfficer', 'districtAdmin'], // one level above whoever dispatched: see decide
  'request.pause': ['handler'],
  'request.resume': ['handler'],
  'request.convene': ['communityClerk', 'subdistrictOfficer'],
  'request.finishTask': ['called', 'communityClerk', 'subdistrictOfficer'],
  'request.visit': ['gridWorker', 'gridLeader', 'communityClerk', 'subdistrictOfficer'], // never the handler: see visit
  'duty.read': ['resident', 'gridLeader', 'communityClerk', 'subdistrictOfficer', 'departmentOfficer', 'districtAdmin'],
  'duty.publish': ['districtAdmin'],
  'setting.read': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'setting.publish': ['districtAdmin'],
  'unit.list': [
    'gridLeader',
    'communityClerk',
    'subdistrictOfficer',
    'departmentOfficer',
    'partnerLiaison',
    'districtAdmin',
  ],
} as const satisfies Record<ActionName, readonly Party[]>;
