import type { ActionName } from './contract';
import { askingRoles } from './exports/model';
import { roles, type Party } from './kernel/access';

/** Staff whose work a wish is: they write it down, look at it and hear how it ended. */
const wishStaff = ['gridWorker', 'gridLeader', 'communityClerk', 'subdistrictOfficer'] as const;

/** 五长 who are neighbours: nothing between people, nothing urgent reaches them. See partiesTo. */
const neighbours = ['entranceLeader', 'buildingLeader', 'courtyardLeader', 'partyGroupLeader'] as const;

/** Who calls for help in a place, and who looks at the hours afterwards. */
const taskCheckers = ['gridLeader', 'communityClerk', 'subdistrictOfficer'] as const;
const taskOrganisers = ['teamLeader', 'gridWorker', ...taskCheckers] as const;

/** Whoever keeps a merchant group's desk, and the three parties in it. */
const groupManagers = ['groupSpecialist', 'communityClerk', 'subdistrictOfficer'] as const;
const groupMembers = ['groupDepartment', 'groupOwner', ...groupManagers] as const;

/** Who looks after hiring and partners in a community. */
const marketKeepers = ['communityClerk', 'subdistrictOfficer'] as const;
const marketReaders = ['gridWorker', 'gridLeader', ...marketKeepers, 'districtAdmin'] as const;

/**
 * Who may do what, one row per action; an action without a row does not compile.
 * When it may be done is the machine's business; whether it makes sense, the rule's.
 */
export const permissions = {
  'person.me': ['visitor'],
  'person.home': ['visitor'],
  'person.register': ['visitor'],
  // About nobody but themselves, or the child under fourteen they answer for: see whose.
  'person.privacy': ['visitor', 'guardian'],
  'person.agree': ['visitor', 'guardian'],
  'person.takeBack': ['visitor', 'guardian'],
  'person.export': ['visitor', 'guardian'],
  'person.leave': ['visitor', 'guardian'],
  'person.stay': ['visitor', 'guardian'],
  'place.browse': ['visitor'],
  'place.card': ['visitor'],
  'place.search': [...roles],
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
  'request.record': [...neighbours, 'gridWorker', 'gridLeader', 'communityClerk', 'subdistrictOfficer'],
  'request.link': ['resident'], // with the number, the phone and the code they were told: see isTheirs
  'request.similar': ['resident'],
  'request.join': ['resident'], // a neighbour of the same community: see neighbourOf
  'request.unjoin': ['joiner'],
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
    'answering', // their department answers for this class of needs
    ...neighbours,
    'gridWorker',
    'gridLeader',
    'communityClerk',
    'subdistrictOfficer',
    'districtAdmin',
  ],
  'request.triage': ['handler', 'offered', 'gridLeader', 'communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'request.list': ['resident', ...roles], // whoever holds a post has a queue
  'request.withdraw': ['reporter'],
  'request.accept': ['gridLeader', 'communityClerk', 'subdistrictOfficer'],
  'request.answer': ['answering'],
  'request.resolve': ['handler'],
  'request.verify': [...neighbours, 'gridWorker', 'gridLeader', 'communityClerk', 'subdistrictOfficer'], // never the handler: see rules.verify
  'request.sendBack': [...neighbours, 'gridWorker', 'gridLeader', 'communityClerk', 'subdistrictOfficer'],
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
  'request.hasten': ['handler', 'gridLeader', 'communityClerk', 'subdistrictOfficer'],
  'request.resume': ['handler'],
  'request.ask': ['handler'],
  'request.reply': ['reporter'],
  'request.add': ['reporter', 'joiner'],
  'request.urge': ['reporter', 'joiner'],
  'request.convene': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'request.finishTask': ['called', 'communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'request.visit': ['gridWorker', 'gridLeader', 'communityClerk', 'subdistrictOfficer'], // never the handler: see visit
  'duty.read': ['resident', ...roles], // whoever declines cites one of its items
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
  'point.mine': ['resident'],
  'point.code': ['resident'],
  'point.remind': ['resident'],
  'point.rows': ['resident'],
  'point.score': ['resident'],
  'point.rules': ['visitor'],
  'point.publishRules': ['communityClerk'], // the community alone: the levels above see it and may object
  'point.object': ['subdistrictOfficer', 'districtAdmin'],
  'point.propose': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'point.confirm': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'], // never the proposer, never the payee: see decided
  'point.decline': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'point.proposals': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'point.ranking': ['visitor'],
  'point.rank': ['communityClerk', 'subdistrictOfficer', 'teamLeader'],
  'point.reconciliations': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'reward.list': ['resident', 'communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'reward.offer': ['communityClerk', 'subdistrictOfficer', 'shopOwner'], // an owner only for their own shop, and staff put it up: see offer
  'reward.restock': ['communityClerk', 'subdistrictOfficer'],
  'reward.pause': ['communityClerk', 'subdistrictOfficer'],
  'reward.resume': ['communityClerk', 'subdistrictOfficer'],
  'reward.redeem': ['resident'],
  'reward.vouchers': ['resident'],
  'reward.cancel': ['redeemer'],
  'reward.check': ['shopkeeper'],
  'reward.use': ['shopkeeper'], // never their own voucher: see used
  'reward.settlement': ['shopkeeper', 'communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'reward.settle': ['communityClerk', 'subdistrictOfficer'], // never whoever keeps that shop: see settled
  'drawer.list': ['resident'],
  'drawer.fill': ['gridWorker', 'gridLeader', 'communityClerk', 'subdistrictOfficer'],
  'drawer.lend': ['resident'],
  'drawer.giveBack': ['resident'],
  'volunteer.me': ['resident'],
  'volunteer.register': ['resident'],
  'volunteer.update': ['volunteer'],
  'volunteer.leave': ['volunteer'],
  'volunteer.invited': ['resident'],
  'volunteer.consent': ['resident'], // never the minor, nor another minor: see consent
  'volunteer.withdrawConsent': ['guardian'],
  'volunteer.teams': ['visitor'],
  'volunteer.team': ['visitor'],
  'volunteer.join': ['volunteer'],
  'volunteer.quit': ['volunteer'],
  'volunteer.members': ['leader', 'communityClerk', 'subdistrictOfficer'],
  'volunteer.openTeam': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'volunteer.reportIn': ['volunteer'],
  'volunteer.endReport': ['volunteer'],
  'organisation.list': ['visitor'],
  'organisation.mine': ['partnerLiaison'],
  'organisation.add': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'organisation.reportIn': ['partnerLiaison'], // of that very organisation: see partiesToUnit
  'organisation.endReport': ['partnerLiaison', 'communityClerk', 'subdistrictOfficer'],
  'wish.list': ['visitor'],
  'wish.read': ['visitor', 'wisher', 'guardian', 'recorder', 'claimer', ...wishStaff], // who sees how much of it: see sightOf
  'wish.post': ['resident'],
  'wish.record': [...neighbours, ...wishStaff],
  'wish.invited': ['resident'],
  'wish.guard': ['resident'], // never the wisher, whoever wrote it down or the claimer: see guard
  'wish.approve': ['gridLeader', 'communityClerk', 'subdistrictOfficer'], // never whoever wrote it down: see obstacleTo
  'wish.sendBack': ['gridLeader', 'communityClerk', 'subdistrictOfficer'],
  'wish.revise': ['wisher', 'guardian', 'recorder'],
  'wish.judge': ['gridLeader', 'communityClerk', 'subdistrictOfficer'],
  'wish.withdraw': ['wisher', 'guardian', 'recorder'],
  'wish.claim': ['volunteer', 'partnerLiaison'], // never the wisher's side nor whoever looked at it: see mayClaim
  'wish.release': ['claimer', 'gridLeader', 'communityClerk', 'subdistrictOfficer'],
  'wish.deliver': ['claimer'],
  'wish.confirm': ['wisher', 'guardian', ...wishStaff], // staff only write down the wisher's word: see obstacleTo
  'wish.reopen': ['wisher', 'guardian', ...wishStaff],
  'wish.toRequest': ['gridLeader', 'communityClerk', 'subdistrictOfficer'],
  'wish.bringBack': ['gridLeader', 'communityClerk', 'subdistrictOfficer'],
  'wish.fromRequest': ['communityClerk', 'subdistrictOfficer'],
  'wish.revealContact': wishStaff,
  'task.publish': taskOrganisers,
  'task.fromRequest': ['handler', 'gridLeader', 'communityClerk', 'subdistrictOfficer'],
  'task.list': ['resident', ...taskOrganisers],
  'task.read': ['resident', 'organiser', 'claimer', 'partnerLiaison', ...taskOrganisers],
  'task.claim': ['volunteer', 'partnerLiaison'], // an organisation's project by its liaison only: see kindsOpenTo
  'task.release': ['volunteer', 'partnerLiaison'],
  'task.code': ['organiser'],
  'task.checkIn': ['volunteer', 'partnerLiaison'],
  'task.checkOut': ['volunteer', 'partnerLiaison'],
  'task.attendance': ['organiser', ...taskCheckers],
  'task.tick': ['organiser'], // never one's own row: see tick
  'task.backEnter': ['organiser'],
  'task.confirmBack': ['organiser', ...taskCheckers], // never whoever entered it, nor the volunteer: see confirmBack
  'task.finish': ['organiser', ...taskCheckers], // those who check only what its organiser left behind: see finish
  'task.sendBack': taskCheckers,
  'task.approve': taskCheckers, // never the organiser, nor anybody whose own hours they are: see approve
  'task.edit': ['organiser'],
  'task.cancel': ['organiser', ...taskCheckers],
  'task.certificate': ['resident'],
  'task.checkCertificate': ['visitor'],
  'shop.trades': ['visitor'],
  'shop.setTrades': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'shop.register': ['resident'],
  'shop.mine': ['resident'],
  'shop.read': [
    'shopOwner',
    'shopStaff',
    'gridWorker',
    'gridLeader',
    'communityClerk',
    'subdistrictOfficer',
    'districtAdmin',
  ],
  'shop.page': ['visitor'], // of a verified shop only
  'shop.list': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'shop.map': ['visitor'],
  'shop.verify': ['communityClerk', 'subdistrictOfficer'], // never the shop's own people: see obstacleTo
  'shop.sendBack': ['communityClerk', 'subdistrictOfficer'],
  'shop.revise': ['shopOwner'],
  'shop.update': ['shopOwner'],
  'shop.invite': ['shopOwner'],
  'shop.withdrawInvite': ['shopOwner'],
  'shop.invited': ['resident'],
  'shop.accept': ['resident'],
  'shop.dropStaff': ['shopOwner'],
  'shop.leave': ['shopStaff'],
  'shop.close': ['shopOwner', 'communityClerk', 'subdistrictOfficer'],
  'shop.giveBadge': ['communityClerk', 'subdistrictOfficer'], // never the shop's own people
  'shop.takeBadge': ['communityClerk', 'subdistrictOfficer'],
  'shop.reveal': ['communityClerk', 'subdistrictOfficer'],
  'shop.views': ['shopOwner'],
  'group.create': ['communityClerk', 'subdistrictOfficer'],
  'group.mine': ['resident', 'departmentOfficer', 'gridLeader', 'communityClerk', 'subdistrictOfficer'],
  'group.list': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'group.read': groupMembers,
  'group.members': groupMembers,
  'group.add': groupManagers,
  'group.remove': groupManagers,
  'group.leave': ['groupOwner'],
  'group.bind': groupManagers, // and only with what WeChat sealed for them
  'group.unbind': groupManagers,
  'group.enter': ['visitor'], // lets in only who owns a verified shop there
  'group.setClasses': groupManagers,
  'group.close': groupManagers,
  'group.board': groupMembers,
  'need.raise': ['groupOwner'],
  'need.paste': groupManagers, // never for their own shop: see paste
  'need.list': groupMembers,
  'bulletin.post': ['groupDepartment', ...groupManagers],
  'bulletin.list': groupMembers,
  'bulletin.open': groupMembers,
  'bulletin.ack': ['groupOwner'],
  'bulletin.withdraw': ['groupDepartment', ...groupManagers], // a department its own only
  'job.post': ['shopOwner'], // of a verified shop
  'job.list': ['resident', ...marketReaders],
  'job.mine': ['resident'],
  'job.read': ['resident', 'seeker', 'shopOwner', 'shopStaff', ...marketReaders], // residents of the district
  'job.extend': ['shopOwner'],
  'job.fill': ['shopOwner'],
  'job.close': ['shopOwner', ...marketKeepers],
  'job.interest': ['resident'], // of the district, never in their own opening
  'job.withdraw': ['seeker'],
  'job.agree': ['shopOwner'],
  'job.decline': ['shopOwner'],
  'job.hire': ['shopOwner'],
  'job.contact': ['shopOwner', 'seeker'], // once both said yes, and never somebody else's: see seeNumber
  'seeker.say': ['resident'],
  'seeker.mine': ['resident'],
  'seeker.stop': ['resident'],
  'seeker.list': ['gridLeader', ...marketKeepers],
  'seeker.match': ['gridLeader', ...marketKeepers],
  'offer.submit': ['shopOwner', 'partnerLiaison'], // of that very shop or organisation
  'offer.list': ['resident', ...marketReaders],
  'offer.mine': ['resident', 'partnerLiaison'],
  'offer.review': [...marketKeepers, 'districtAdmin'],
  'offer.read': ['resident', 'provider', ...marketReaders],
  'offer.approve': marketKeepers, // never the partner's own people: see othersLook
  'offer.sendBack': marketKeepers,
  'offer.revise': ['provider'],
  'offer.pause': ['provider'],
  'offer.resume': ['provider'],
  'offer.close': ['provider', ...marketKeepers],
  'order.place': ['resident'], // of the district, never of the partner's own people
  'order.list': ['resident', 'partnerLiaison'],
  'order.read': ['orderer', 'provider', ...marketKeepers],
  'order.accept': ['provider'],
  'order.decline': ['provider'],
  'order.finish': ['provider'],
  'order.rate': ['orderer'],
  'order.reopen': ['orderer'],
  'order.cancel': ['orderer'],
  'order.contact': ['provider'],
  'export.requests': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  'export.ask': askingRoles,
  'export.decide': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'], // never the asker, never below them: see decideRegister
  'export.fetch': ['asker'],
  'export.list': ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
} as const satisfies Record<ActionName, readonly Party[]>;

/** Whether any of these parties may do it at all. */
export const isPermitted = (action: ActionName, parties: readonly Party[]): boolean =>
  (permissions[action] as readonly Party[]).some((party) => parties.includes(party));
