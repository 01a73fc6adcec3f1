import { auditId, DAYS, dayText, sealedText, type Audit } from './model';

type Digest = (text: string) => string;

const chainsOf = (entries: readonly Audit[]): Map<string, Audit[]> => {
  const chains = new Map<string, Audit[]>();
  for (const entry of entries) chains.set(entry.chain, [...(chains.get(entry.chain) ?? []), entry]);
  for (const chain of chains.values()) chain.sort((a, b) => a.seq - b.seq);
  return chains;
};

/** What is wrong with the first link that is; undefined when the chain is whole. */
const firstBroken = (chain: readonly Audit[], digest: Digest): string | undefined => {
  let before = '';
  for (const [index, entry] of chain.entries()) {
    const expected = auditId(entry.chain, index + 1);
    if (entry.seq > index + 1) return `${expected} is missing`;
    if (entry._id !== expected || entry.seq < index + 1) return `${entry._id} does not stand where it was written`;
    if (entry.before !== before) return `${entry._id} does not follow the one before it`;
    if (entry.seal !== digest(sealedText(entry))) return `${entry._id} was altered`;
    before = entry.seal;
  }
  return undefined;
};

const DAY_LETTERS = 10;
const EIGHT_HOURS = 8 * 3_600_000;

const dayOf = (at: string): string =>
  new Date(new Date(at).getTime() + EIGHT_HOURS).toISOString().slice(0, DAY_LETTERS);

const dayAfter = (day: string): string =>
  dayOf(new Date(new Date(`${day}T12:00:00Z`).getTime() + 86_400_000).toISOString());

/** A day that no longer comes to what it came to when it was closed, or one that was never closed. */
const brokenDays = (entries: readonly Audit[], digest: Digest, now: Date): string[] => {
  const seals = new Map<string, string[]>();
  for (const { chain, at, seal } of entries)
    if (chain !== DAYS) seals.set(dayOf(at), [...(seals.get(dayOf(at)) ?? []), seal]);
  const closed = entries.filter(({ chain }) => chain === DAYS).sort((a, b) => a.seq - b.seq);
  const days = closed.map(({ about }) => about.slice(0, DAY_LETTERS));
  const differing = closed.filter(({ about }) => {
    const day = about.slice(0, DAY_LETTERS);
    return about !== dayText(day, seals.get(day) ?? [], digest);
  });
  const skipped = days.filter((day, index) => index > 0 && day !== dayAfter(days[index - 1] ?? ''));
  // The day before yesterday was closed long ago, whatever hour it is.
  const due = dayOf(new Date(now.getTime() - 2 * 86_400_000).toISOString());
  const first = [...seals.keys()].sort()[0] ?? '';
  const late = first !== '' && first <= due && (days.at(-1) ?? '') < due;
  return [
    ...differing.map(({ _id, about }) => {
      const [day = '', count] = about.split(' ');
      return `${day} had ${count} entries when it was closed (${_id}) and has ${seals.get(day)?.length ?? 0} now, or others`;
    }),
    ...skipped.map((day) => `the day before ${day} was not closed`),
    ...(late ? [`no day was closed since ${days.at(-1) ?? 'the beginning'}`] : []),
  ];
};

/** Everything that is wrong with the trail, the first broken link of each chain first; nothing when it is whole. */
export const faultsInTrail = (entries: readonly Audit[], digest: Digest, now: Date): string[] => {
  const broken = [...chainsOf(entries).values()].flatMap((chain) => firstBroken(chain, digest) ?? []);
  return [...broken.sort(), ...brokenDays(entries, digest, now)];
};
