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

/** Three steps the first time, and whenever they are asked for again. */
export const showHint = (): void => {
  document.querySelector('.hint')?.remove();
  const ring = h('div.hint-ring');
  const card = h('div.hint-card', { role: 'dialog', 'aria-modal': 'true', 'aria-label': '怎么用' });
  const whole = h('div.hint', { onkeydown: (event: KeyboardEvent) => event.key === 'Escape' && end() }, ring, card);
  const end = (): void => {
    remember({ hinted: true });
    whole.remove();
  };
  const show = (index: number): void => {
    const step = steps[index];
    const target = step && document.querySelector(step.at);
    const { left = 0, top = 0, width = 0, height = 0, right = 0 } = target?.getBoundingClientRect() ?? {};
    if (!step || width === 0) return end(); // the panel is folded away in a narrow window
    Object.assign(ring.style, {
      left: `${left - 6}px`,
      top: `${top - 6}px`,
      width: `${width + 12}px`,
      height: `${height + 12}px`,
    });
    const next = h(
      'button.action.main',
      { onclick: () => show(index + 1) },
      index + 1 < steps.length ? '下一步' : '知道了',
    );
    card.replaceChildren(
      h('span.quiet', {}, `${index + 1} / ${steps.length}`),
      h('strong', {}, step.title),
      h('p', {}, step.text),
      h('div.actions', {}, h('button.plain', { onclick: end }, '不用了'), next),
    );
    const beside =
      right + 320 < innerWidth ? right + 20 : left - 320 > 0 ? left - 316 : Math.max(12, (innerWidth - 300) / 2);
    const below = height < 120 ? top + height + 18 : Math.min(Math.max(top + 60, 80), innerHeight - 240);
    Object.assign(card.style, {
      left: `${height < 120 ? Math.min(Math.max(left, 12), innerWidth - 312) : beside}px`,
      top: `${below}px`,
    });
    next.focus();
  };
  document.body.append(whole);
  show(0);
};
