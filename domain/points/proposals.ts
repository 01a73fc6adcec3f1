import type { Photographed } from '../checks/model';
import { withRawPhotos } from '../checks/raw';
import type { Actor } from '../kernel/access';
import type { Aggregate } from '../kernel/document';
import { refuse } from '../kernel/fault';
import { step } from '../kernel/machine';
import type { Proposed, ProposalView } from './contract';
import { lentFor, settled, type BookedAll } from './debts';
import { assertNotOwn, earn, giveBack, type Act } from './ledger';
import { proposalMachine, type ProposalState } from './machine';
import { buckets, type Account, type Bucket, type Member, type Reason, type Transfer } from './model';
import type { PointRules } from './rules';

type Kind = Proposed['kind'];

export const proposalKinds: Readonly<Record<Kind, string>> = {
  base: '基础分评定',
  donation: '捐款捐物',
  adjust: '更正',
  reverse: '撤销一笔',
};

/** Points one person wants to hand out or take back. They move when a second person confirms. */
export type Proposal = Aggregate &
  Photographed & {
    readonly kind: Kind;
    readonly state: ProposalState;
    readonly communityId: string;
    readonly personId: string;
    readonly nickname: string;
    readonly member: string;
    readonly bucket: Bucket;
    /** Negative when points go back. */
    readonly points: number;
    /** The row they become; of a base criterion the same for everybody who proposes it, so that it is given once a year. */
    readonly reasonOf: Reason;
    readonly cause: string;
    readonly earnedAt: string;
    /** What a reversal takes back is taken from the year and edition of the row it reverses. */
    readonly year: number;
    readonly edition: number;
    readonly reason: string;
    readonly receipt: string;
    readonly photos: readonly string[];
    readonly proposerId: string;
    readonly proposedBy: string;
    readonly proposedAt: string;
    readonly deciderId: string;
    readonly decidedBy: string;
    readonly decidedAt: string;
    readonly answer: string;
  };

/** Who acts, in which capacity, and when. */
type Acting = { readonly by: Actor; readonly post: string; readonly now: Date };

/** What the proposal is about, found by the handler. */
export type Found = {
  readonly _id: string;
  readonly member: Member;
  readonly rules: PointRules;
  /** The row to reverse. */
  readonly row?: Transfer | undefined;
};

type Matter = Pick<Proposal, 'bucket' | 'points' | 'reasonOf' | 'cause' | 'year' | 'edition' | 'earnedAt'>;

const criterionOf = (said: Extract<Proposed, { kind: 'base' }>, found: Found, now: string, year: number): Matter => {
  const { edition, criteria } = found.rules;
  const criterion = criteria.find(({ key }) => key === said.criterion) ?? refuse('CRITERION_UNKNOWN');
  const cause = `${said.communityId}:${found.member._id}:${criterion.key}:${year}`;
  return { bucket: 'base', points: criterion.points, reasonOf: 'base', cause, earnedAt: now, year, edition };
};

const reversalOf = ({ row }: Found): Matter => {
  // Only what the score counts can be wrong; a redemption is undone by cancelling its voucher.
  if (!row || row.counts !== 1) return refuse('ROW_NOT_REVERSIBLE');
  const { _id, bucket, points, earnedAt, year, edition } = row;
  return { bucket, points: -points, reasonOf: 'reverse', cause: _id, earnedAt, year, edition };
};

const matterOf = (said: Proposed, found: Found, now: string, year: number): Matter => {
  const { edition, yuanPerPoint } = found.rules;
  const common = { cause: found._id, earnedAt: now, year, edition };
  switch (said.kind) {
    case 'base':
      return criterionOf(said, found, now, year);
    case 'donation': {
      const points = Math.floor(said.yuan / yuanPerPoint);
      if (points === 0) return refuse('DONATION_SMALL', { yuan: yuanPerPoint });
      return { ...common, bucket: 'contribution', points, reasonOf: 'donation' };
    }
    case 'adjust':
      return { ...common, bucket: said.bucket, points: said.points, reasonOf: said.points > 0 ? 'adjust' : 'deduct' };
    case 'reverse':
      return reversalOf(found);
  }
};

/** Nobody proposes points for themselves. */
export const propose = (found: Found, said: Proposed, { by, post, now }: Acting, year: number): Proposal => {
  assertNotOwn(found.member.personId, [by.id]);
  const at = now.toISOString();
  const proposal: Proposal = {
    ...matterOf(said, found, at, year),
    _id: found._id,
    version: 1,
    operations: [],
    kind: said.kind,
    state: proposalMachine.initial,
    communityId: said.communityId,
    personId: found.member.personId,
    nickname: found.member.nickname,
    member: found.member._id,
    reason: said.reason,
    receipt: said.kind === 'donation' ? said.receipt : '',
    photos: said.kind === 'donation' ? said.photos : [],
    proposerId: by.id,
    proposedBy: post,
    proposedAt: at,
    deciderId: '',
    decidedBy: '',
    decidedAt: '',
    answer: '',
  };
  return withRawPhotos(proposal, proposal.photos, now);
};

const decided = (
  proposal: Proposal,
  move: 'confirm' | 'decline',
  answer: string,
  { by, post, now }: Acting,
): Proposal => {
  assertNotOwn(proposal.personId, [by.id]);
  if (proposal.proposerId === by.id) refuse('SECOND_PERSON');
  return {
    ...proposal,
    state: step(proposalMachine, proposal.state, move),
    deciderId: by.id,
    decidedBy: post,
    decidedAt: now.toISOString(),
    answer,
  };
};

export const decline = (proposal: Proposal, answer: string, acting: Acting): Proposal =>
  decided(proposal, 'decline', answer, acting);

/** Taken back at once, for the score and from the purse; what was spent meanwhile is owed and paid by later points. */
const takenBack = (purse: Account, said: Parameters<typeof giveBack>[1], act: Act): BookedAll => {
  const loan = lentFor(purse, said.points, { cause: `${said.reason}:${said.cause}`, words: said.words }, act);
  const given = giveBack(loan?.purse ?? purse, said, act);
  return { ...given, transfers: [...(loan ? [loan.transfer] : []), given.transfer] };
};

/** A second person agrees, and with that the rows are written. */
export const confirm = (
  proposal: Proposal,
  purse: Account,
  rules: PointRules,
  acting: Acting,
): BookedAll & { readonly proposal: Proposal } => {
  const confirmed = decided(proposal, 'confirm', '', acting);
  const { reasonOf: reason, cause, earnedAt, year, edition, points, reason: words } = proposal;
  const act: Act = { now: acting.now, by: [proposal.proposerId, acting.by.id] };
  const booked =
    reason === 'reverse' || reason === 'deduct'
      ? takenBack(purse, { reason, cause, earnedAt, year, edition, words, points: -points }, act)
      : settled(
          earn(purse, { reason: reason as 'adjust', cause, points, earnedAt, teamId: '', words }, rules, act),
          act,
        );
  return { ...booked, proposal: confirmed };
};

export const proposalViewOf = (proposal: Proposal, actor: Actor): ProposalView => ({
  proposalId: proposal._id,
  kind: proposal.kind,
  kindLabel: proposalKinds[proposal.kind],
  state: proposal.state,
  stateLabel: proposalMachine.states[proposal.state],
  nickname: proposal.nickname,
  member: proposal.member,
  bucket: proposal.bucket,
  bucketLabel: buckets[proposal.bucket],
  points: proposal.points,
  reason: proposal.reason,
  receipt: proposal.receipt,
  photos: [...proposal.photos],
  proposedBy: proposal.proposedBy,
  proposedAt: proposal.proposedAt,
  decidedBy: proposal.decidedBy,
  decidedAt: proposal.decidedAt,
  answer: proposal.answer,
  mayDecide: proposal.state === 'proposed' && ![proposal.proposerId, proposal.personId].includes(actor.id),
});
