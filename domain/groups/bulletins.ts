import type { Actor, Party } from '../kernel/access';
import { shanghaiDate } from '../kernel/calendar';
import { refuse } from '../kernel/fault';
import { isPermitted } from '../permissions';
import { postActing } from '../posts/acting';
import { postLabel } from '../posts/model';
import { unitsOf } from '../requests/case';
import type { Shop } from '../shops/model';
import { bulletinKinds, type BulletinKind, type BulletinView } from './bulletinContract';
import { shopsIn, type Bulletin, type Group } from './model';

const AHEAD_MAX = 366 * 86_400_000;

type Said = {
  readonly kind: BulletinKind;
  readonly title: string;
  readonly text: string;
  readonly trades: readonly string[];
  readonly ackRequired: boolean;
  readonly deadline?: string | undefined;
};

/** Who says it: a department by its name, everybody else by their post. */
const bylineOf = (group: Group, by: Actor): { by: string; byUnitId: string } => {
  const seat =
    by.posts.find(({ postId }) => group.memberIds.includes(postId)) ?? postActing(by, group.scopes, 'bulletin.post');
  if (seat) return { by: postLabel(seat), byUnitId: '' };
  const unit = group.members.find(({ id }) => unitsOf(by).includes(id)) ?? refuse('NOT_YOURS_TO_DO');
  return { by: unit.name, byUnitId: unit.id };
};

const lastDay = (deadline: string | undefined, now: Date): string => {
  if (deadline === undefined) return '';
  const end = shanghaiDate(new Date(now.getTime() + AHEAD_MAX));
  return deadline >= shanghaiDate(now) && deadline <= end ? deadline : refuse('BULLETIN_DEADLINE');
};

const concerns = ({ trades }: Pick<Bulletin, 'trades'>, trade: string): boolean =>
  trades.length === 0 || trades.includes(trade);

/** For everybody's shops or for some trades; how many that is, is counted the moment it is said. */
export const postBulletin = (
  made: { readonly _id: string; readonly group: Group },
  said: Said,
  { by, now }: { readonly by: Actor; readonly now: Date },
): Bulletin => {
  const { _id, group } = made;
  if (group.state !== 'open') refuse('GROUP_MOVED_ON');
  const audience = group.members.filter(({ party, trade }) => party === 'owner' && concerns(said, trade)).length;
  return {
    _id,
    version: 1,
    operations: [],
    groupId: group._id,
    kind: said.kind,
    title: said.title,
    text: said.text,
    ...bylineOf(group, by),
    byId: by.id,
    postedAt: now.toISOString(),
    deadline: lastDay(said.deadline, now),
    trades: said.trades,
    ackRequired: said.ackRequired,
    audience,
    readIds: [],
    ackIds: [],
    withdrawn: '',
  };
};

type Reader = {
  readonly group: Group;
  readonly actor: Actor;
  readonly shops: readonly Shop[];
  readonly parties: readonly Party[];
  readonly now: Date;
};

/** My shops it is meant for. */
export const meantFor = (bulletin: Bulletin, { group, actor, shops }: Reader): Shop[] =>
  shopsIn(group, actor, shops).filter(({ trade }) => concerns(bulletin, trade));

/** A shop says that it has seen and understood. */
export const acknowledging = (bulletin: Bulletin, reader: Reader): Shop[] => {
  if (bulletin.withdrawn !== '') refuse('BULLETIN_OVER');
  if (!bulletin.ackRequired) refuse('BULLETIN_NO_ACK');
  const mine = meantFor(bulletin, reader);
  return mine.length > 0 ? mine : refuse('BULLETIN_NOT_FOR_YOU');
};

const runsTheDesk = (parties: readonly Party[]): boolean => isPermitted('group.add', parties);

/** Whoever keeps the desk takes any of them back, a department its own. */
const mayWithdraw = (bulletin: Bulletin, { actor, parties }: Reader): boolean =>
  bulletin.withdrawn === '' && (runsTheDesk(parties) || unitsOf(actor).includes(bulletin.byUnitId));

export const withdrawBulletin = (bulletin: Bulletin, said: { readonly reason: string }, reader: Reader): Bulletin => {
  if (bulletin.withdrawn !== '') refuse('BULLETIN_OVER');
  return mayWithdraw(bulletin, reader) ? { ...bulletin, withdrawn: said.reason } : refuse('NOT_YOURS_TO_DO');
};

export const bulletinViewOf = (bulletin: Bulletin, reader: Reader): BulletinView => {
  const mine = meantFor(bulletin, reader);
  const all = (ids: readonly string[]): boolean => mine.length > 0 && mine.every(({ _id }) => ids.includes(_id));
  return {
    bulletinId: bulletin._id,
    groupId: bulletin.groupId,
    kind: bulletin.kind,
    kindLabel: bulletinKinds[bulletin.kind],
    title: bulletin.title,
    text: bulletin.text,
    by: bulletin.by,
    postedAt: bulletin.postedAt,
    deadline: bulletin.deadline,
    over: bulletin.deadline !== '' && bulletin.deadline < shanghaiDate(reader.now),
    trades: [...bulletin.trades],
    ackRequired: bulletin.ackRequired,
    audience: bulletin.audience,
    read: bulletin.readIds.length,
    acked: bulletin.ackIds.length,
    forMe: mine.length > 0,
    readByMe: all(bulletin.readIds),
    ackedByMe: all(bulletin.ackIds),
    withdrawn: bulletin.withdrawn !== '',
    mayWithdraw: mayWithdraw(bulletin, reader),
  };
};

/** An owner sees what is meant for their trades and still stands; the desk and the departments see all of it. */
export const bulletinViews = (bulletins: readonly Bulletin[], reader: Reader): BulletinView[] => {
  const seesAll = runsTheDesk(reader.parties) || reader.parties.includes('groupDepartment');
  return bulletins
    .map((bulletin) => bulletinViewOf(bulletin, reader))
    .filter(({ forMe, withdrawn }) => seesAll || (forMe && !withdrawn));
};
