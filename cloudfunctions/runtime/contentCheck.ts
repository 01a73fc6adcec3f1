import { refuse } from '../../domain/kernel/fault';
import { openapi } from './sdk';

export type TextCheck = 'pass' | 'review' | 'pending';

/** WeChat's scene number for a post people write. */
const FORUM = 2;

/** Asks WeChat about a text before it is kept. When the check cannot be asked, the matter still gets through. */
export const checkText = async (openid: string, content: string): Promise<TextCheck> => {
  if (content === '') return 'pass';
  let suggest: string;
  try {
    ({ suggest } = (await openapi.security.msgSecCheck({ openid, scene: FORUM, version: 2, content })).result);
  } catch {
    return 'pending';
  }
  if (suggest === 'risky') refuse('TEXT_REFUSED');
  return suggest === 'pass' ? 'pass' : 'review';
};
