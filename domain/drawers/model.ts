import type { Aggregate } from '../kernel/document';

type Thing = { readonly item: string; readonly name: string; readonly count: number };

/** Somebody wrote down that they have one. */
type Lent = { readonly item: string; readonly personId: string; readonly at: string };

/** 借用抽屉: what a station lends freely, without a lock. */
export type Drawer = Aggregate & {
  readonly placeId: string;
  readonly scopes: readonly string[];
  readonly station: string;
  readonly text: string;
  readonly items: readonly Thing[];
  /** Only what is out now; what came back is nobody's business. */
  readonly lent: readonly Lent[];
};
