import type { Act } from '../../../api/useAction';
import type { Photo } from '../../../api/photo';
import { fileIdsOf } from '../../../api/usePhotos';
import { heardHow, type HeardHow, type WishView } from '../../../../domain/wishes/contract';

type WishAction = WishView['open'][number]['action'];
/** Writing it anew has a screen of its own; every other move opens a small sheet. */
export type SheetAction = Exclude<WishAction, 'wish.revise'>;

/** What a sheet collects before its move is made. */
export type Said = {
  readonly words: string;
  readonly title: string;
  readonly photos: readonly Photo[];
  /** The pictures show somebody, or may be shown although they do. */
  readonly shown: boolean;
  readonly heard: HeardHow | null;
  /** The organisation it is claimed for; empty for oneself. */
  readonly unitId: string;
};

export const nothingSaid: Said = { words: '', title: '', photos: [], shown: false, heard: null, unitId: '' };

export type WishSheet = {
  readonly title: string;
  /** What happens next, said before it does. */
  readonly next: string;
  readonly button: string;
  /** What to write; without it nothing is asked. */
  readonly placeholder?: string;
  readonly least?: number;
  readonly photos?: boolean;
  /** A word or a picture has to say that it happened. */
  readonly proof?: boolean;
  /** Whoever looks may put the title so that nobody can be recognised. */
  readonly retitle?: boolean;
  /** One thing to say yes to. */
  readonly toggle?: { readonly label: string; readonly note: string };
  /** In whose name, when there is more than one. */
  readonly names?: boolean;
  /** Staff write down what the wisher said, and how they heard it. */
  readonly hears?: boolean;
  readonly make: (run: Act['run'], wishId: string, said: Said, subscribed: string[]) => Promise<boolean>;
};

export const heardOptions = Object.entries(heardHow).map(([key, label]) => ({ key: key as HeardHow, label }));

const done = (answer: object | undefined): boolean => answer !== undefined;
const heardOf = ({ heard }: Said) => (heard ? { heard } : {});

/** One row a move: what the sheet says, what it needs, what it does. */
export const wishSheets: Readonly<Record<SheetAction, WishSheet>> = {
  'wish.claim': {
    title: '我来实现这个心愿',
    next: '认领以后，才看得到细节和怎么送到。说好的日子前没送到，会放回清单让别人来。',
    button: '我来',
    names: true,
    make: async (run, wishId, { unitId }, subscribed) =>
      done(await run('wish.claim', { wishId, subscribed, ...(unitId && { unitId }) })),
  },
  'wish.release': {
    title: '放回清单',
    next: '放回去以后，别人可以接着实现。',
    placeholder: '为什么，写两个字也行',
    least: 2,
    button: '放回清单',
    make: async (run, wishId, { words }) => done(await run('wish.release', { wishId, reason: words })),
  },
  'wish.deliver': {
    title: '送到了',
    next: '许愿的人点满意才算实现。照片拍东西就好，不要拍人。',
    placeholder: '怎么送到的，写一句；或者放一张照片',
    photos: true,
    proof: true,
    toggle: { label: '照片里认得出人', note: '那就只给许愿的人和社区看' },
    button: '送到了',
    make: async (run, wishId, { words, photos, shown }) =>
      done(await run('wish.deliver', { wishId, words, photos: fileIdsOf(photos), showsRecipient: shown })),
  },
  'wish.confirm': {
    title: '心愿实现了',
    next: '点了满意，这个心愿就实现了。',
    placeholder: '想说的话，可以不写',
    toggle: { label: '照片可以给大家看', note: '不选就只有你们和社区看得到' },
    hears: true,
    button: '满意',
    make: async (run, wishId, said) =>
      done(await run('wish.confirm', { wishId, words: said.words, mayShow: said.shown, ...heardOf(said) })),
  },
  'wish.reopen': {
    title: '还差一点',
    next: '认领的人会接着办，办好再请你看。',
    placeholder: '还差什么，可以不写',
    hears: true,
    button: '请他接着办',
    make: async (run, wishId, said) => done(await run('wish.reopen', { wishId, reason: said.words, ...heardOf(said) })),
  },
  'wish.approve': {
    title: '通过并挂出',
    next: '大家会看到标题和代号，看不到是谁、住哪里。标题里认得出人，就换一个说法。',
    retitle: true,
    button: '通过并挂出',
    make: async (run, wishId, { title }) =>
      done(await run('wish.approve', { wishId, ...(title.trim() && { title: title.trim() }) })),
  },
  'wish.sendBack': {
    title: '请他改一改',
    next: '改好以后还会回到这里。',
    placeholder: '哪里要改，说给他听',
    least: 2,
    button: '退回修改',
    make: async (run, wishId, { words }) => done(await run('wish.sendBack', { wishId, reason: words })),
  },
  'wish.withdraw': {
    title: '撤回心愿',
    next: '撤回以后大家就看不到了，需要时可以再许。',
    placeholder: '为什么撤回，可以不写',
    button: '撤回',
    make: async (run, wishId, { words }) => done(await run('wish.withdraw', { wishId, reason: words })),
  },
  'wish.toRequest': {
    title: '这是大家的事',
    next: '转成一件诉求，由社区派人办，办成了心愿也就实现了。',
    placeholder: '说给办的人听，可以不写',
    button: '转为诉求',
    make: async (run, wishId, { words }) => done(await run('wish.toRequest', { wishId, words })),
  },
  'wish.bringBack': {
    title: '转回心愿',
    next: '诉求接着办，同时也请大家来帮忙。',
    placeholder: '为什么转回来',
    least: 2,
    button: '转回心愿',
    make: async (run, wishId, { words }) => done(await run('wish.bringBack', { wishId, reason: words })),
  },
};
