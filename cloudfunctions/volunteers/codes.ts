import { createHmac, randomBytes } from 'node:crypto';
import type { CodeMaker } from '../../domain/tasks/codes';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 8;

/** What a task's codes are made from; it never leaves the server. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

/** The digits of one window: nobody without the secret can tell the next ones. */
export const codeFor: CodeMaker = (secret, shiftId, window) =>
  [...createHmac('sha256', secret).update(`${shiftId}:${window}`).digest()]
    .slice(0, LENGTH)
    .map((byte) => ALPHABET[byte % ALPHABET.length])
    .join('');
