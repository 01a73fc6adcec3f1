import { type Town } from '../../support/town';
import { aPhone, type PhoneSettings, type TestPhone } from '../../support/phone';

/** A picture as a camera gives it; the bytes do not matter, only that they travel. */
export const aPicture = (bytes = 40_000): Blob => new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });

const open: TestPhone[] = [];

/** Somebody's own phone in this town, with a camera that always sees something. */
export const phoneOf = async (town: Town, persona: string, given: PhoneSettings = {}): Promise<TestPhone> => {
  const phone = await aPhone({
    persona,
    cloudUrl: town.cloud.url,
    ...given,
    around: { media: () => Promise.resolve([aPicture()]), ...given.around },
  });
  open.push(phone);
  return phone;
};

/** Every phone off and empty: drafts and queues included. */
export const phonesOff = (): void => {
  for (const phone of open.splice(0)) phone.close();
  localStorage.clear();
};

/** WeChat's own limits for a screen that feels quick, and ours. */
export const isLight = (cost: ReturnType<TestPhone['counts']>): void => {
  expect(cost.setData).toBeLessThanOrEqual(20);
  expect(cost.bytes).toBeLessThan(256 * 1024);
  expect(cost.nodes).toBeLessThan(1000);
  expect(cost.depth).toBeLessThan(30);
};
