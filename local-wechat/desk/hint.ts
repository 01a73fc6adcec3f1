import { h } from '../phone/element';
import { remember } from './memory';

const steps = [
  {
    at: '.chips',
    title: '先选一个人',
    text: '每部手机属于一个人。点名字就换成他的手机，“新访客”是第一次打开小程序的人。',
  },
  { at: '.bezel', title: '像用手机一样用', text: '点、滑、打字都可以。里面跑的就是微信会跑的那一份小程序和云函数。' },
  {
    at: '.panel',
    title: '再看看旁边',
    text: '每个人收到的微信消息在这里，点一条就在他的手机上打开。还能拨时钟、断网、调字号，看数据和日志。',
  },
];

const CARD = { width: 300, height: 240, gap: 20 };

/** Below a low thing, beside a tall one, in the middle when there is no room beside it. */
const placeBeside = ({ left, top, right, height }: DOMRect): { left: number; top: number } => {
  if (height < 120) return { left: Math.max(12, Math.min(left, innerWidth - CARD.width - 12)), top: top + height + 18 };
  const fitsRight = right + CARD.gap + CARD.width < innerWidth;
  const beside = fitsRight ? right + CARD.gap : left - CARD.gap - CARD.width;
  return {
    left: beside > 0 ? beside : Math.max(12, (innerWidth - CARD.width) / 2),
    top: Math.min(Math.max(top + 60, 80), innerHeight - CARD.height),
  };
};

/** A few steps the first time, and whenever they are asked for again; the panel may be folded away. */
export const showHint = (): void => {
  document.querySelector('.hint')?.remove();
  const ring = h('div.hint-ring');
  const card = h('div.hint-card', { role: 'dialog', 'aria-modal': 'true', 'aria-label': '怎么用' });
  const whole = h('div.hint', { onkeydown: (event: KeyboardEvent) => event.key === 'Escape' && end() }, ring, card);
  const end = (): void => {
    remember({ hinted: true });
    whole.remove();
  };
  const inSight = steps.flatMap((step) => {
    const box = document.querySelector(step.at)?.getBoundingClientRect();
    return box?.width ? [{ ...step, box }] : [];
  });
  const show = (index: number): void => {
    const step = inSight[index];
    if (!step) return end();
    const { box } = step;
    const last = index + 1 === inSight.length;
    ring.style.cssText = `left:${box.left - 6}px;top:${box.top - 6}px;width:${box.width + 12}px;height:${box.height + 12}px`;
    const at = placeBeside(box);
    card.style.cssText = `left:${at.left}px;top:${at.top}px`;
    const next = h('button.action.main', { onclick: () => show(index + 1) }, last ? '知道了' : '下一步');
    card.replaceChildren(
      h('span.quiet', {}, `${index + 1} / ${inSight.length}`),
      h('strong', {}, step.title),
      h('p', {}, step.text),
      h('div.actions', {}, last ? null : h('button.plain.quiet', { onclick: end }, '不用了'), next),
    );
    next.focus();
  };
  document.body.append(whole);
  show(0);
};
