import type { Column } from './column';

const css = `
:host{position:absolute;inset:0;z-index:900;font:17px/1.4 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;color:#111}
.shade{position:absolute;inset:0;background:rgba(0,0,0,.5)}
.sheet{position:absolute;left:0;right:0;bottom:0;background:#fff;border-radius:12px 12px 0 0;padding-bottom:var(--safe-area-inset-bottom,0);animation:up .25s}
@keyframes up{from{transform:translateY(100%)}}
.bar{display:flex;justify-content:space-between;border-bottom:1px solid #e5e5e5}
button{border:0;background:none;font:inherit;padding:14px 16px;color:#576b95;cursor:pointer}
button.ok{color:#07c160;font-weight:600}
.columns{display:flex;position:relative;height:220px;padding:0 8px;
-webkit-mask-image:linear-gradient(transparent,#000 40%,#000 60%,transparent);mask-image:linear-gradient(transparent,#000 40%,#000 60%,transparent)}
.columns::after{content:"";position:absolute;left:16px;right:16px;top:88px;height:44px;border:solid #e5e5e5;border-width:1px 0;pointer-events:none}
.column{flex:1;overflow-y:scroll;scroll-snap-type:y mandatory;scrollbar-width:none;text-align:center;padding:88px 0;box-sizing:border-box}
[role=option]{height:44px;line-height:44px;scroll-snap-align:center;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;cursor:pointer}
[role=option][aria-selected=true]{font-weight:600}
@media (prefers-reduced-motion:reduce){.sheet{animation:none}}
:host([data-theme=dark]){color:#eee}:host([data-theme=dark]) .sheet{background:#1f1f1f}
:host([data-theme=dark]) .bar,:host([data-theme=dark]) .columns::after{border-color:#333}`;

const press = (words: string, name: string, onclick: () => void) => {
  const button = document.createElement('button');
  button.textContent = words;
  button.className = name;
  button.onclick = onclick;
  return button;
};

const box = (name: string, ...children: Element[]) => {
  const element = document.createElement('div');
  element.className = name;
  element.append(...children);
  return element;
};

/** The sheet a picker rises in, in its own shadow tree so that the app's classes never reach it. */
export const openSheet = (screen: HTMLElement, title: string, columns: Column[]): Promise<boolean> =>
  new Promise((resolve) => {
    const host = document.createElement('div');
    host.className = 'wx-picker-sheet';
    host.dataset.theme = screen.dataset.theme ?? 'light';
    const done = (confirmed: boolean) => {
      host.remove();
      resolve(confirmed);
    };
    const style = document.createElement('style');
    style.textContent = css;
    const shade = box('shade');
    shade.onclick = () => done(false);
    const bar = box(
      'bar',
      press('取消', 'cancel', () => done(false)),
      press('确定', 'ok', () => done(true)),
    );
    const sheet = box('sheet', bar, box('columns', ...columns.map(({ element }) => element)));
    sheet.setAttribute('role', 'dialog');
    sheet.setAttribute('aria-label', title || '请选择');
    host.attachShadow({ mode: 'open' }).append(style, shade, sheet);
    host.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') done(false);
      if (event.key === 'Enter') done(true);
    });
    screen.append(host);
    columns[0]?.element.focus();
  });
