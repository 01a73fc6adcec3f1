import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { entryAfter } from '../../cloudfunctions/runtime/audit';
import { audited, DAY_CLOSED, DAYS, dayText, type Audit } from '../../domain/audit/model';
import { faultsInTrail } from '../../domain/audit/verify';
import { actions, type ActionName } from '../../domain/contract';

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
const NOW = new Date('2026-11-20T04:00:00Z');
const at = (day: number, minute: number): string => new Date(Date.UTC(2026, 10, day, 2, minute)).toISOString();

/** Three people over two days, and both days closed. */
const whole = (): Audit[] => {
  const entries: Audit[] = [];
  for (const who of ['a', 'b', 'c']) {
    let last: Audit | undefined;
    for (let n = 0; n < 6; n += 1) {
      const said = {
        chain: `${who}.2026-11`,
        at: at(18 + (n > 2 ? 1 : 0), n),
        action: 'shop.reveal',
        about: `s${n}`,
        requestId: `r${n}`,
      } as const;
      last = entryAfter(last, said);
      entries.push(last);
    }
  }
  let day: Audit | undefined;
  for (const [name, closedOn] of [
    ['2026-11-18', 19],
    ['2026-11-19', 20],
  ] as const) {
    const seals = entries.filter((one) => one.chain !== DAYS && one.at.startsWith(name)).map(({ seal }) => seal);
    const said = {
      chain: DAYS,
      at: at(closedOn, 0),
      action: DAY_CLOSED,
      about: dayText(name, seals, digest),
      requestId: '',
    } as const;
    day = entryAfter(day, said);
    entries.push(day);
  }
  return entries;
};
const faults = (entries: readonly Audit[], now = NOW): string[] => faultsInTrail(entries, digest, now);

test('a whole trail has nothing wrong with it, in whatever order it comes', () => {
  expect(faults(whole())).toEqual([]);
  expect(faults([...whole()].reverse())).toEqual([]);
  expect(faults([])).toEqual([]);
});

const fields = ['at', 'action', 'about', 'requestId', 'before', 'seal', 'seq', 'chain', '_id'] as const;

test('any change of any entry is found, and the link is named', () => {
  fc.assert(
    fc.property(fc.nat({ max: 17 }), fc.constantFrom(...fields), (index, field) => {
      const entries = whole();
      const entry = entries[index] as Audit;
      const value = field === 'seq' ? entry.seq + 1 : field === 'at' ? at(18, 59) : `${entry[field]}x`;
      entries[index] = { ...entry, [field]: value };
      const [first = ''] = faults(entries);
      expect(first).not.toBe('');
      if (!['seal', 'seq', 'chain', '_id'].includes(field)) expect(first.split(' ')[0]).toBe(entry._id);
    }),
    { numRuns: 200, seed: 7 },
  );
});

test('one taken away is found wherever it stood, the last of a chain and a whole chain included', () => {
  // The youngest day alone cannot be missed before the next one is closed: see the last test of days.
  for (let index = 0; index < 19; index += 1) {
    const entries = whole();
    const [gone] = entries.splice(index, 1);
    const found = faults(entries);
    expect(`${gone?._id} ${found.length > 0}`).toBe(`${gone?._id} true`);
  }
  expect(faults(whole().filter(({ chain }) => chain !== 'b.2026-11')).length).toBe(2);
  expect(faults(whole().filter(({ chain }) => chain !== DAYS))).toEqual(['no day was closed since the beginning']);
});

test('two that changed places are found', () => {
  const entries = whole();
  const [one, two] = [entries[1] as Audit, entries[2] as Audit];
  entries[1] = { ...two, _id: one._id, seq: one.seq };
  entries[2] = { ...one, _id: two._id, seq: two.seq };
  expect(faults(entries)[0]).toBe('a.2026-11:00000002 does not follow the one before it');
});

test('a chain written anew from the start still does not come to what its days came to', () => {
  const entries = whole().filter(({ chain }) => chain !== 'a.2026-11');
  let last: Audit | undefined;
  for (let n = 0; n < 6; n += 1) {
    last = entryAfter(last, {
      chain: 'a.2026-11',
      at: at(18, n),
      action: 'shop.reveal',
      about: 'forged',
      requestId: '',
    });
    entries.push(last);
  }
  expect(faults(entries)).toHaveLength(2);
  expect(faults(entries)[0]).toContain('2026-11-18 had 9 entries');
});

test('days that nobody closed are told', () => {
  expect(faults(whole(), new Date('2026-11-25T04:00:00Z'))).toEqual(['no day was closed since 2026-11-19']);
  expect(faults(whole(), new Date('2026-11-21T15:00:00Z'))).toEqual([]);
});

test('everything that answers with a phone number of somebody leaves a trail', () => {
  const reveals = (Object.keys(actions) as ActionName[]).filter((name) => {
    const entries = (actions[name].output as { entries?: Record<string, unknown> }).entries ?? {};
    return Object.keys(entries).sort().join().startsWith('name,phone') || 'licencePhoto' in entries;
  });
  expect(reveals.length).toBeGreaterThanOrEqual(4);
  for (const name of reveals) expect(Object.keys(audited)).toContain(name);
});

test('what an entry is about is asked for by its action', () => {
  for (const [name, field] of Object.entries(audited)) {
    if (field === '') continue;
    const { entries = {} } = actions[name as ActionName].input as { entries?: Record<string, unknown> };
    expect(`${name} ${Object.keys(entries).includes(field)}`).toBe(`${name} true`);
  }
});

test('the command reads an export, names the first broken link and ends with 1', async () => {
  const run = (entries: object[], ...more: string[]) => {
    const file = join(mkdtempSync(join(tmpdir(), 'audit-')), 'audits.json');
    writeFileSync(file, entries.map((entry) => JSON.stringify(entry)).join('\n'));
    const command = ['--import', 'tsx', join(__dirname, '..', '..', 'commands', 'audit.ts'), '--file', file, ...more];
    return promisify(execFile)(process.execPath, command).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, said: stdout + stderr }),
    );
  };
  const today = new Date().toISOString();
  const entry = entryAfter(undefined, { chain: 'a', at: today, action: 'shop.reveal', about: 's', requestId: '' });
  const next = entryAfter(entry, { chain: 'a', at: today, action: 'shop.reveal', about: 't', requestId: '' });
  expect(await run([entry, next], '--kept', next.seal)).toMatchObject({ code: 0 });
  expect((await run([entry, next], '--kept', 'elsewhere')).said).toContain('was written anew');
  const broken = await run([{ ...entry, about: 'x' }, next]);
  expect(broken.code).toBe(1);
  expect(broken.said).toContain('a:00000001 was altered');
});
