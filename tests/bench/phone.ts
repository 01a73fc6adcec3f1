import { chromium } from 'playwright-core';
import { findChromium } from '../../commands/chromium';
import { lonePhone, type LonePhone } from '../../commands/screens/phones';
import { DEMO_SEED, openTown } from '../../commands/screens/towns';
import { tour } from '../../demo/tour';
import { town } from '../../demo/town';
import type { OnDesk } from '../../local-wechat/desk/onDesk';
import type { Row } from './row';

const KB = 1024;
const NODES_MOST = 300;

const sentBy = ({ page }: LonePhone) =>
  page.evaluate(() => {
    const { counts } = (window as unknown as { onDesk: OnDesk }).onDesk.phone;
    return { ...counts.pages, nodes: counts.nodes() };
  });

/** What the app itself sends to the view for its first screen, and how many nodes its screens are made of. */
export const phone = async (): Promise<Row[]> => {
  const cloud = await openTown(town(DEMO_SEED, new Date()), false);
  const browser = await chromium.launch({ executablePath: findChromium(console.log), args: ['--no-sandbox'] });
  const rows: Row[] = [];
  const heaviest = { route: '', nodes: 0 };
  let over = 0;
  for (const who of new Set(Object.values(tour).map((stop) => stop.who))) {
    const held = await lonePhone(browser, cloud.url, who);
    if (who === 'resident-1') {
      await held.page.getByText('我楼里的人').waitFor();
      const first = await sentBy(held);
      rows.push({ what: 'first screen: setData', figure: first.setData, unit: 'calls', budget: 3 });
      rows.push({ what: 'first screen: setData', figure: Math.ceil(first.bytes / KB), unit: 'KB', budget: 25 });
    }
    for (const [route, { query }] of Object.entries(tour).filter(([, stop]) => stop.who === who)) {
      await held.visit(route, query);
      const { nodes } = await sentBy(held);
      if (nodes > NODES_MOST) over += 1;
      if (nodes > heaviest.nodes) Object.assign(heaviest, { route, nodes });
    }
    await held.close();
  }
  await browser.close();
  await cloud.close();
  return [
    ...rows,
    {
      what: `nodes of the heaviest screen (${heaviest.route})`,
      figure: heaviest.nodes,
      unit: 'nodes',
      budget: NODES_MOST,
    },
    { what: `screens over ${NODES_MOST} nodes`, figure: over, unit: 'screens', budget: 0 },
  ];
};
