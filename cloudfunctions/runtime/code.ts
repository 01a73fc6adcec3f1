import { randomBytes } from 'node:crypto';
import { CODE_LENGTH } from '../../domain/rewards/contract';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** What nobody can guess: eighty bits, short enough to type when the camera does not read it. */
export const newCode = (): string =>
  [...randomBytes(CODE_LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
