import type { Addressee, Message, Notice, Template } from '../notices/model';
import { messageOf, withNotices } from '../notices/rules';
import { intakeRoles } from '../posts/model';
import { wishMachine, type WishState } from './machine';
import type { Claim, Wish, WishHappened } from './model';

type Hearer = 'staff' | 'wishers' | 'claimer';
type Tiding = { readonly template: Template; readonly to: Hearer; readonly words: string };

/** Who hears of what: nothing where nobody needs a message. */
const tidings: Readonly<Partial<Record<WishHappened['move'], readonly Tiding[]>>> = {
  post: [{ template: 'staff', to: 'staff', words: '有新的微心愿等你审核' }],
  record: [{ template: 'staff', to: 'staff', words: '有新的微心愿等你审核' }],
  revise: [{ template: 'staff', to: 'staff', words: '微心愿改好了，请再看' }],
  guard: [{ template: 'staff', to: 'staff', words: '监护人已同意，请审核' }],
  approve: [{ template: 'wish', to: 'wishers', words: '心愿已经挂出，等人认领' }],
  sendBack: [{ template: 'wish', to: 'wishers', words: '心愿要改一改再挂出' }],
  claim: [{ template: 'wish', to: 'wishers', words: '有人认领了你的心愿' }],
  release: [{ template: 'wish', to: 'wishers', words: '心愿回到清单，再等一等' }],
  lapse: [
    { template: 'wish', to: 'wishers', words: '心愿回到清单，再等一等' },
    { template: 'staff', to: 'staff', words: '认领人到期没送达，已放回' },
  ],
  wisherLeft: [{ template: 'wish', to: 'claimer', words: '许愿人已注销，不用再送了' }],
  claimerLeft: [
    { template: 'wish', to: 'wishers', words: '心愿回到清单，再等一等' },
    { template: 'staff', to: 'staff', words: '认领人已注销，心愿已放回' },
  ],
  deliver: [{ template: 'wish', to: 'wishers', words: '心愿已送达，请你确认' }],
  confirm: [{ template: 'wish', to: 'claimer', words: '许愿人说满意，谢谢你' }],
  reopen: [
    { template: 'wish', to: 'claimer', words: '许愿人不满意，请接着办' },
    { template: 'staff', to: 'staff', words: '许愿人不满意，请帮着看' },
  ],
  redo: [{ template: 'wish', to: 'claimer', words: '诉求要重新办，请接着办' }],
  toRequest: [{ template: 'wish', to: 'wishers', words: '心愿已转给社区按诉求办' }],
  bringBack: [{ template: 'wish', to: 'wishers', words: '心愿又挂出来等人认领' }],
  fulfil: [{ template: 'wish', to: 'wishers', words: '诉求办结，心愿实现了' }],
  comeBack: [{ template: 'staff', to: 'staff', words: '诉求没办成，心愿请再看' }],
  idle: [{ template: 'staff', to: 'staff', words: '这个心愿等久了，请过问' }],
};

const claimerOf = ({ unitId, personId }: Claim): Addressee => (unitId === '' ? { personId } : { unitId });

type Heard = Pick<Wish, 'wisherId' | 'guardianId' | 'claim'>;

const addresseesOf = ({ wisherId, guardianId, claim }: Heard, to: Hearer): Addressee[] => {
  if (to === 'staff') return [{ roles: intakeRoles }];
  if (to === 'claimer') return claim ? [claimerOf(claim)] : [];
  return [wisherId, guardianId].filter((personId) => personId !== '').map((personId) => ({ personId }));
};

/** Writes the messages with the change. Nothing is sent here; the clock delivers. */
export const withTidings = (wish: Wish): Wish => {
  const happened = wish.history.at(-1);
  if (!happened) return wish;
  const told = (tidings[happened.move] ?? []).flatMap(({ template, to, words }) =>
    addresseesOf(wish, to).map((addressee) => ({ template, words, to: addressee })),
  );
  return withNotices(wish, `${wish._id}:${wish.history.length}`, told, happened.at);
};

/** The title is public, so a message may say it; who wished or claimed is never in it. */
export const wishMessage = (wish: Wish, notice: Notice<WishState>, now: Date): Message =>
  messageOf(notice, {
    page: `packages/volunteers/wish/index?id=${wish._id}`,
    title: `${wish.codeName}：${wish.title}`,
    state: phrases[notice.state],
    at: wish.claim?.dueAt ?? notice.at,
    now,
  });

/** A phrase field takes five characters. */
const phrases: Readonly<Record<WishState, string>> = { ...wishMachine.states, converted: '转诉求' };
