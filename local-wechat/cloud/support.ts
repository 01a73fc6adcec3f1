import { databaseSupport } from './database/support';
import { hostSupport } from './functions/support';

/** One row of the support table; `provenBy` is the title of the conformance test that keeps it honest. */
export type Support = {
  area: string;
  feature: string;
  status: 'yes' | 'partly' | 'no';
  note?: string;
  provenBy: string;
};

/** What the local cloud does of WeChat's, and what it does not. */
export const support: Support[] = [...databaseSupport, ...hostSupport];
