/** What the desk remembers between visits. */
export type Memory = { seats: string[]; tab: string; panel: boolean; hinted: boolean };

const KEY = 'desk';
const fresh: Memory = { seats: [], tab: 'messages', panel: true, hinted: false };

export const recall = (): Memory => {
  try {
    return { ...fresh, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Memory>) };
  } catch {
    return fresh;
  }
};

export const remember = (change: Partial<Memory>): void =>
  localStorage.setItem(KEY, JSON.stringify({ ...recall(), ...change }));
