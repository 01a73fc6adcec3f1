/** The oldest base library with everything we call: the privacy prompt came with it. docs/deploy.md says where to set it. */
const LEAST = [2, 32, 3];

/** Whether 2.9.10 is older than 2.32.3: number by number, not letter by letter. */
export const isOlder = (version: string, least: readonly number[] = LEAST): boolean => {
  const numbers = version.split('.').map(Number);
  const at = least.findIndex((number, place) => (numbers[place] ?? 0) !== number);
  return at >= 0 && (numbers[at] ?? 0) < (least[at] ?? 0);
};
