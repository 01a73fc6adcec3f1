/** A picture for each service class we know; a group's own classes share one. */
const icons: Readonly<Record<string, string>> = {
  hiring: 'friends-o',
  finance: 'gold-coin-o',
  livelihood: 'home-o',
  permits: 'certificate',
  streetscape: 'shop-o',
  legal: 'balance-list-o',
};

export const classIcon = (key: string): string => icons[key] ?? 'label-o';
