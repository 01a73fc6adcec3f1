import { rush } from '../support/market';
import { liveThrough } from '../support/ledger';
import { aTown } from '../support/town';
import type { Row } from './row';

const OPERATIONS = 1_000_000;

/** A million random operations on the ledger's rules, and a thousand people's presses on fifty things. */
export const ledger = async (saidSeed: string): Promise<Row[]> => {
  const seed = saidSeed === '' ? Math.floor(Math.random() * 2 ** 31) : Number(saidSeed);
  console.log(`ledger seed ${seed}`);
  const lived = liveThrough(OPERATIONS, seed);
  const town = await aTown();
  try {
    const found = await rush(town, { people: 100, redemptions: 1000, stock: 50 });
    return [
      { what: 'ledger: random operations', figure: lived.operations, unit: 'operations' },
      { what: 'ledger: rows written', figure: lived.rows, unit: 'rows' },
      { what: 'ledger: refused by a rule', figure: lived.refused, unit: 'operations' },
      { what: 'ledger: drift and negative balances', figure: lived.faults, unit: 'faults', budget: 0 },
      { what: 'rush: vouchers of 50 in stock', figure: found.vouchers, unit: 'vouchers', budget: 50 },
      {
        what: 'rush: points that are nowhere',
        figure: found.due - found.inPurses - found.inVouchers,
        unit: 'points',
        budget: 0,
      },
    ];
  } finally {
    await town.stop();
  }
};
