import { refuse } from '../kernel/fault';

/**
 * What personal data is used for, one row a purpose. `basic` is what the product cannot do without; the others are
 * sensitive and asked one by one, each on its own; `child` is said by a guardian. A new text is a new version, and is
 * asked again.
 */
export const purposes = {
  basic: {
    version: '2026-11-01',
    label: '基本服务',
    why: '住处、称呼和你写的事，用来找到负责的人、把事办完。不同意也能看公开的事、楼栋公示和便民地图。',
    without: '收回后，你就像第一次来的人：能看公开的内容，不能再反映和报名；以前的事还在，重新同意就接着用。',
  },
  contact: {
    version: '2026-11-01',
    label: '联系电话',
    why: '你留下的电话只给办这件事的人，每看一次都记下是谁、为什么，你随时能查。',
    without: '收回后，你留在各处的电话马上删去，以后也不再收；事情照办，进展在这里看。',
  },
  location: {
    version: '2026-11-01',
    label: '精确位置',
    why: '你在地图上指的点，只用来找到出问题的地方，不记行踪。',
    without: '收回后，你指过的点马上删去，以后只按楼栋和你写的位置找。',
  },
  licence: {
    version: '2026-11-01',
    label: '营业执照照片',
    why: '只给社区核实商铺时看，看一次记一次。',
    without: '收回后，照片马上删去；已核实的商铺不受影响，以后核实改为上门看。',
  },
  child: {
    version: '2026-11-01',
    label: '不满十四岁',
    why: '不满十四岁的孩子要用，先由监护人在自己的手机上同意。',
    without: '监护人收回后，孩子就像第一次来的人，直到再次同意。',
  },
} as const;

export type Purpose = keyof typeof purposes;
export const purposeNames = Object.keys(purposes) as [Purpose, ...Purpose[]];
/** Each asked on its own (单独同意). */
export const separatePurposes = ['contact', 'location', 'licence'] as const satisfies readonly Purpose[];

/** A yes or a no. Never edited: the next one says what counts from then on. */
export type Said = {
  readonly purpose: Purpose;
  readonly version: string;
  readonly given: boolean;
  readonly at: string;
};

/** More changes of mind than anybody has in earnest; the first yes and the latest of every purpose are among those kept. */
const SAID_MAX = 100;

/** What was said last about a purpose. What was kept before purposes were told apart was about the basic one. */
export const consentTo = (purpose: Purpose, said: readonly Said[]): Said | undefined =>
  said.filter((one) => ((one.purpose as Purpose | undefined) ?? 'basic') === purpose).at(-1);

const isAgreed = (purpose: Purpose, said: readonly Said[]): boolean => {
  const last = consentTo(purpose, said);
  return last !== undefined && last.given && last.version === purposes[purpose].version;
};

export const agreedIn = (said: readonly Said[]): Purpose[] => purposeNames.filter((purpose) => isAgreed(purpose, said));

const saying = (said: readonly Said[], purpose: Purpose, given: boolean, now: Date): readonly Said[] => {
  if (said.length >= SAID_MAX) refuse('CONSENT_OFTEN');
  return [...said, { purpose, version: purposes[purpose].version, given, at: now.toISOString() }];
};

/** Said once a version: agreeing again to what holds adds nothing. */
export const agreeing = (said: readonly Said[], purpose: Purpose, now: Date): readonly Said[] =>
  isAgreed(purpose, said) ? said : saying(said, purpose, true, now);

/** Asked for and not yet given: as good as a no until somebody else says yes. */
export const waiting = (said: readonly Said[], purpose: Purpose, now: Date): readonly Said[] =>
  saying(said, purpose, false, now);

/** Taken back at any time; what was never given need not be. */
export const takingBack = (said: readonly Said[], purpose: Purpose, now: Date): readonly Said[] =>
  consentTo(purpose, said)?.given ? saying(said, purpose, false, now) : said;
