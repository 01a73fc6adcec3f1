import { shanghaiDate } from '../kernel/calendar';
import { timeOfDay } from '../kernel/words';

/** One collection's part of the file: in which role, and the documents as far as they are theirs. */
export type Part = {
  readonly holds: string;
  readonly kept: string;
  readonly as: readonly string[];
  readonly acts: string;
  readonly theirs: readonly Readonly<Record<string, unknown>>[];
  /** There is more than one file takes. */
  readonly more: boolean;
};

export const PART_MAX = 300;

const introduction = (of: 'me' | 'child', now: Date): string[] => [
  ...(of === 'me'
    ? ['邻里应 · 我的个人信息']
    : ['邻里应 · 我监护的孩子的个人信息', '下面说的“我”，都是孩子；这份文件给监护人看。']),
  `导出时间：${shanghaiDate(now)} ${timeOfDay(now)}`,
  '',
  '怎么看：前面一段写明每一类有几条、留多久；后面是完整的内容，一条一段，电脑也能直接读（JSON）。',
  '照片写的是文件编号，在小程序里打开对应的那件事就能看到。时间是世界时，北京时间加 8 小时。',
  '要改哪一条：住处、头像和昵称在“我的”里改；反映的事、订单和商铺的电话在那件事里改；也可以请社区帮你改。',
  '要全部删去：“我的”—“隐私与个人信息”—“注销”。',
  '',
];

const lineOf = ({ holds, kept, as, acts, theirs, more }: Part): string[] => [
  `${as.join('、') || holds}：${theirs.length} 条${more ? `（只列出前 ${PART_MAX} 条，其余请向社区要）` : ''}`,
  `  这里放的是：${holds}。留多久：${kept}。`,
  ...(acts ? [`  ${acts}，是岗位的工作记录，不在这份文件里，可以向社区要。`] : []),
];

/** One text file: a page to read, then everything, so that both people and machines can use it. */
export const fileOf = (parts: readonly Part[], of: 'me' | 'child', now: Date): string => {
  const told = parts.filter(({ theirs }) => theirs.length > 0);
  const empty = parts.filter(({ theirs, as }) => theirs.length === 0 && as.length > 0).flatMap(({ as }) => as);
  const everything = Object.fromEntries(told.map(({ as, holds, theirs }) => [as.join('、') || holds, theirs]));
  return [
    ...introduction(of, now),
    ...told.flatMap(lineOf),
    '',
    `没有的：${empty.join('、') || '都有'}`,
    '',
    '——— 完整内容 ———',
    JSON.stringify(everything, null, 1),
  ].join('\n');
};
