import { h } from '../phone/element';
import type { SharedCard } from '../phone/device';
import type { Persona, Sent } from './cloud';
import { cloud } from './cloud';
import type { Panel, Table } from './panel';
import { empty, timeOf } from './panel';
import { face } from './seat';
import type { Template } from './serve';

const SHOWN_MAX = 100;
/** WeChat's numbers for how a mini-program is entered. */
export const SCENE = { serviceMessage: 1014, card: 1007, groupCard: 1044 };

type Letter = { at: string; to: Persona; title: string; rows: [string, string][]; page: string; open: () => void };

const wordsOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

export const isMessage = ({ api, ok }: Sent): boolean => ok && api.endsWith('subscribeMessage.send');

export const summaryOf = (sent: Sent, template: Template | undefined): { title: string; rows: [string, string][] } => ({
  title: template?.title ?? '服务通知',
  rows: Object.entries(sent.data ?? {}).map(([field, { value }]) => [
    template?.fields?.[field] ?? field.replace(/\d+$/, ''),
    wordsOf(value),
  ]),
});

const drawLetter = (letter: Letter): HTMLElement =>
  h(
    'button.letter.card',
    { onclick: letter.open },
    h('span.line', {}, face(letter.to), h('strong', {}, letter.to.name), h('time.end', {}, timeOf(letter.at))),
    h('span.letter-title', {}, letter.title),
    ...letter.rows.map(([name, value]) => h('span.letter-row', {}, h('i.quiet', {}, name), value)),
    h('small.letter-foot', {}, letter.page ? '进入小程序查看 ›' : ''),
  );

const messageLetter = (table: Table, message: Sent, template: Template | undefined): Letter => {
  const to = table.personOf(message.openid);
  const page = message.page ?? '';
  const open = (): void => table.open(to, { url: page, scene: SCENE.serviceMessage });
  return { at: message.at, to, page, open, ...summaryOf(message, template) };
};

/** A card sent to one person, or seen by everybody else when it went into a group. */
const cardLetters = (table: Table, card: SharedCard, from: Persona): Letter[] => {
  const inGroup = card.to.kind === 'group';
  const people = inGroup ? table.people().filter(({ id }) => id !== from.id) : [table.person(card.to.id)];
  const journey = {
    url: card.path,
    scene: inGroup ? SCENE.groupCard : SCENE.card,
    ...(card.shareTicket && { shareTicket: card.shareTicket }),
  };
  return people.map((to) => ({
    at: new Date(table.now()).toISOString(),
    to,
    title: card.title,
    rows: [['来自', inGroup ? `${from.name} · ${card.to.name}` : from.name]],
    page: card.path,
    open: () => table.open(to, journey),
  }));
};

export type MessagesPanel = Panel & { card(card: SharedCard, from: Persona): void };

/** 微信: what each person would have received. Tapping one opens its page on that person's phone. */
export const messagesPanel = (table: Table, templates: Record<string, Template>): MessagesPanel => {
  const cards: Letter[] = [];
  let sent: Sent[] = [];
  const list = h('div.letters');
  const filter = h('select.card.end', { 'aria-label': '只看谁的消息', onchange: () => draw() });
  const draw = (): void => {
    const chosen = filter.value;
    filter.replaceChildren(
      h('option', { value: '' }, '所有人'),
      ...table.people().map(({ id, name }) => h('option', { value: id, selected: id === chosen }, name)),
    );
    const messages = sent
      .filter(isMessage)
      .map((message) => messageLetter(table, message, templates[message.templateId ?? '']));
    const letters = [...messages, ...cards]
      .filter(({ to }) => !chosen || to.id === chosen)
      .sort((one, other) => other.at.localeCompare(one.at))
      .slice(0, SHOWN_MAX);
    const nothing = empty('还没有消息', '办件有了进展，相关的人会在这里收到服务通知。点一条，就在那个人的手机上打开。');
    list.replaceChildren(...(letters.length ? letters.map(drawLetter) : [nothing]));
  };
  return {
    id: 'messages',
    label: '微信',
    element: h('div', {}, h('div.panel-head.line.quiet', {}, h('p', {}, '每个人的微信会收到什么'), filter), list),
    concerns: ['outbox', 'data'],
    refresh: async () => {
      sent = await cloud.outbox();
      draw();
    },
    card: (card, from) => {
      cards.push(...cardLetters(table, card, from));
      draw();
    },
  };
};
