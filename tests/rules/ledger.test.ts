import { liveThrough } from '../support/ledger';

test('100,000 random operations: nothing drifts, nobody has less than nothing', () => {
  const seed = Number(process.env['LEDGER_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  const lived = liveThrough(100_000, seed);
  process.stdout.write(`ledger: ${JSON.stringify(lived)}\n`);
  expect(lived.operations).toBeGreaterThanOrEqual(100_000);
  expect(lived.faults).toBe(0);
  // Enough happened for the promise to mean something, and enough was refused.
  expect(lived.rows).toBeGreaterThan(20_000);
  expect(lived.refused).toBeGreaterThan(5_000);
});
