/** What the desk remembers between visits. `mark` says of which cloud: see cloud.ts. */
export type Memory = { seats: string[]; tab: string; panel: boolean; hinted: boolean; mark: string };

const KEY = 'desk';
const fresh: Memory = { seats: [], tab: 'messages', panel: true, hinted: false, mark: '' };

export const recall = (): Memory => {
  try {
    return { ...fresh, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Memory>) };
  } catch {
    return fresh;
  }
};

export const remember = (change: Partial<Memory>): void =>
  localStorage.setItem(KEY, JSON.stringify({ ...recall(), ...change }));

/** What the phones kept in this browser: storage, switches and files. */
export const forgetPhones = (): Promise<void> => {
  for (const key of Object.keys(localStorage)) if (/^(desk:)?phone:/.test(key)) localStorage.removeItem(key);
  return new Promise((resolve) => {
    const forgetting = indexedDB.deleteDatabase('phone');
    for (const end of ['success', 'error', 'blocked']) forgetting.addEventListener(end, () => resolve());
  });
};
