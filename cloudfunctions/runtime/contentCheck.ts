import { isChanging, type ActionName } from '../../domain/contract';
import { refuse } from '../../domain/kernel/fault';
import type { Asked } from './input';
import { wordsSaid } from './saidWords';
import { openapi } from './sdk';

export type TextCheck = 'pass' | 'review' | 'pending';

/** WeChat's scene number for a post people write. */
const FORUM = 2;

const checkPart = async (openid: string, content: string): Promise<TextCheck> => {
  let suggest: string;
  try {
    ({ suggest } = (await openapi.security.msgSecCheck({ openid, scene: FORUM, version: 2, content })).result);
  } catch {
    return 'pending';
  }
  if (suggest === 'risky') refuse('TEXT_REFUSED');
  return suggest === 'pass' ? 'pass' : 'review';
};

/** WeChat takes 2,500 characters at a time. */
const PART_MAX = 2_400;
const worstFirst: readonly TextCheck[] = ['pending', 'review', 'pass'];

/** Asks WeChat about a text before it is kept; 'pending' when it could not be asked. */
export const checkText = async (openid: string, content: string): Promise<TextCheck> => {
  const letters = [...content];
  const parts = Array.from({ length: Math.ceil(letters.length / PART_MAX) }, (_, part) =>
    letters.slice(part * PART_MAX, (part + 1) * PART_MAX).join(''),
  );
  const said = await Promise.all(parts.map((part) => checkPart(openid, part)));
  return worstFirst.find((one) => said.includes(one)) ?? 'pass';
};

/** Intake waits for nobody: what could not be checked is kept back and asked again by the clock. */
const mayWait: ReadonlySet<ActionName> = new Set<ActionName>([
  'request.submit',
  'request.record',
  'need.raise',
  'need.paste',
]);

/** Words are checked before anybody else can read them; only what changes something can be read later. */
export const checkWords = async ({ action, input }: Asked, openid: string): Promise<TextCheck> => {
  if (!isChanging(action)) return 'pass';
  const textCheck = await checkText(openid, wordsSaid(input));
  return textCheck === 'pending' && !mayWait.has(action) ? refuse('CHECK_UNREACHED') : textCheck;
};
