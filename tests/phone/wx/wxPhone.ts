import path from 'node:path';
import { aPhone, type PhoneSettings, type TestPhone } from '../../support/phone';

type Answer = Record<string, unknown> & { errMsg: string };
export type Wx = Record<string, (options?: Record<string, unknown>) => Promise<Answer>>;

/** A phone running the smallest mini-program, and the `wx` it was given. */
export const aPhoneWithWx = async (
  given: PhoneSettings = {},
): Promise<TestPhone & { wx: Wx; on: <T>(name: string) => T }> => {
  const phone = await aPhone({ weapp: path.join(__dirname, 'program'), ...given });
  const wx = phone.page().instance['wx'] as Wx;
  return { ...phone, wx, on: (name) => (wx as never)[name] };
};

export const picture = (bytes: number): Blob => new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });
