/** What makes a request a need of a merchant group. Its loop, clocks and ladder are everybody's. */
export type Need = {
  readonly groupId: string;
  readonly group: string;
  readonly shopId: string;
  readonly shop: string;
  readonly serviceClass: string;
  readonly classLabel: string;
  /** The department that answers for the class; empty while none is named. */
  readonly unitId: string;
  readonly unit: string;
  /** The working days the class allows, in every round. */
  readonly days: number;
  /** Asked about this notice; empty for none. */
  readonly bulletinId: string;
};

/** A shop that is complained about. Its people never learn of it, nor who said so. */
export type About = { readonly shopId: string; readonly shop: string; readonly peopleIds: readonly string[] };

export const needKeyOf = ({ groupId, serviceClass }: Pick<Need, 'groupId' | 'serviceClass'>): string =>
  `${groupId} ${serviceClass}`;
