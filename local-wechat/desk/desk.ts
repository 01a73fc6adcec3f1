import './desk.css';
import { h, icon } from '../phone/element';
import { clockPanel } from './clockPanel';
import type { Sent } from './cloud';
import { cloud, listen, onRebuilt } from './cloud';
import { showHint } from './hint';
import { dataPanel, logPanel } from './inspector';
import { forgetPhones, recall, remember } from './memory';
import type { MessagesPanel } from './messages';
import { SCENE, isMessage, messagesPanel, summaryOf } from './messages';
import { makePanels } from './panel';
import type { Room } from './room';
import { fit, isNarrow, makeRoom } from './room';
import type { Surroundings, Template } from './serve';
import { fontPanel, networkPanel } from './switches';

const panelPicture = 'M4 5h16v14H4zm2 2v10h7V7zm9 0v10h3V7z';

const makeHead = (title: string, room: Room): HTMLElement => {
  const showPanel = (shown: boolean): void => {
    document.body.classList.toggle('with-panel', shown);
    if (!isNarrow()) remember({ panel: shown });
    fit(room.seats().length);
  };
  showPanel(recall().panel && !isNarrow());
  const toggle = (): void => showPanel(!document.body.classList.contains('with-panel'));
  return h(
    'header.top.line',
    {},
    h('i.mark'),
    h('h1', {}, title),
    h('span.end'),
    room.counts,
    h('button.plain.quiet', { onclick: showHint }, '怎么用'),
    h(
      'button.plain.quiet',
      { 'aria-label': '显示或收起面板', title: '显示或收起面板', onclick: toggle },
      icon(panelPicture, 20),
    ),
  );
};

/** A service message also slides in on the phone of whoever it is for, when that phone is on the desk. */
const notify = (room: Room, sent: Sent, templates: Record<string, Template>): void => {
  const seat = room.seats().find((one) => one.persona().openid === sent.openid);
  if (!seat || !isMessage(sent)) return;
  const { title, rows } = summaryOf(sent, templates[sent.templateId ?? '']);
  const text = rows.map(([, value]) => value).join(' · ');
  seat.phone()?.notify({ title, text }, () => seat.open({ url: sent.page ?? '', scene: SCENE.serviceMessage }));
};

/** What phones kept belongs to the data they were used with: `npm start -- --reset` empties the phones too. */
const forgetOtherData = async (): Promise<void> => {
  if (await cloud.hasMark(recall().mark)) return;
  await forgetPhones();
  remember({ mark: await cloud.leaveMark(), seats: [] });
};

/** The data were replaced while the desk was open. They may take a moment to be complete. */
const startOverIfOthers = async (): Promise<void> => {
  if (!(await cloud.hasMark(recall().mark))) setTimeout(() => location.reload(), 1_000);
};

const start = async (): Promise<void> => {
  await forgetOtherData();
  const [personas, { app, templates = {}, seats = [] }, state] = await Promise.all([
    cloud.personas(),
    cloud.around<Surroundings & { app: string }>(),
    cloud.state(),
  ]);
  let { offsetMs } = state;
  document.title = `${app} · 桌面微信`;
  const room: Room = makeRoom(personas, seats, () => Date.now() + offsetMs, {
    changed: () => panels.redraw(),
    ready: (seat) => {
      seat.phone()?.setClock(offsetMs);
      panels.redraw();
    },
    shared: (card, from) => messages.card(card, from),
  });
  const messages: MessagesPanel = messagesPanel(room, templates);
  const panels = makePanels([
    messages,
    clockPanel(room),
    networkPanel(room),
    fontPanel(room),
    dataPanel(),
    logPanel(room),
  ]);
  document.body.replaceChildren(makeHead(document.title, room), h('div.desk', {}, room.element, panels.element));
  addEventListener('resize', () => fit(room.seats().length));

  listen(
    (what, detail) => {
      if (what === 'clock') {
        offsetMs = Number(detail['offsetMs']);
        for (const seat of room.seats()) seat.phone()?.setClock(offsetMs);
      }
      if (what === 'data') void startOverIfOthers();
      if (what === 'outbox') notify(room, detail['entry'] as Sent, templates);
      panels.happened(what);
    },
    () => void startOverIfOthers(),
  );
  onRebuilt(() => room.seats().forEach((seat) => seat.restart()));
  if (!recall().hinted) setTimeout(showHint, 600);
};

start().catch((reason: Error) => {
  document.body.replaceChildren(h('div.empty.alone', {}, h('strong', {}, '桌面没能打开'), h('p', {}, reason.message)));
});
