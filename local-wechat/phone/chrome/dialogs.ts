import { h } from '../element';
import type { Modal } from '../phone';
import type { Layer } from './layer';
import { ask } from './layer';

/** wx.showModal: a question with one or two answers, and a line to fill in when it is editable. */
export const askModal = (
  layer: Layer,
  modal: Modal,
): Promise<{ confirm: boolean; cancel: boolean; content?: string }> =>
  ask(layer, { label: modal.title || modal.content || '提示' }, (answer) => {
    const line = modal.editable
      ? h('textarea.modal-line', {
          rows: 2,
          placeholder: modal.placeholderText,
          autofocus: true,
          'aria-label': modal.title ?? '',
        })
      : null;
    if (line) line.value = modal.content ?? '';
    const confirm = h(
      'button.modal-button.strong',
      {
        autofocus: !line,
        style: modal.confirmColor && `color:${modal.confirmColor}`,
        onclick: () => answer({ confirm: true, cancel: false, ...(line && { content: line.value }) }),
      },
      modal.confirmText ?? '确定',
    );
    const cancel = h(
      'button.modal-button',
      {
        style: modal.cancelColor && `color:${modal.cancelColor}`,
        onclick: () => answer({ confirm: false, cancel: true }),
      },
      modal.cancelText ?? '取消',
    );
    return h(
      'div.modal',
      {},
      modal.title ? h('div.modal-title', {}, modal.title) : null,
      line ?? (modal.content ? h('div.modal-content', {}, modal.content) : null),
      h('div.modal-buttons', {}, modal.showCancel === false ? null : cancel, confirm),
    );
  });

/** wx.showActionSheet: answers the index of what was chosen, null when the person thought better of it. */
export const askSheet = (
  layer: Layer,
  sheet: { itemList: string[]; alertText?: string; itemColor?: string },
): Promise<number | null> =>
  ask<number | null>(layer, { escape: null, place: 'bottom', label: sheet.alertText ?? '请选择' }, (answer) =>
    h(
      'div.sheet',
      {},
      sheet.alertText ? h('div.sheet-note', {}, sheet.alertText) : null,
      ...sheet.itemList.map((item, index) =>
        h(
          'button.sheet-item',
          {
            autofocus: index === 0,
            style: sheet.itemColor && `color:${sheet.itemColor}`,
            onclick: () => answer(index),
          },
          item,
        ),
      ),
      h('button.sheet-item.sheet-cancel', { onclick: () => answer(null) }, '取消'),
    ),
  );

/** A picker's wheels; Enter on a wheel confirms. */
export const askWheels = (layer: Layer, title: string, wheels: HTMLElement[]): Promise<boolean> =>
  ask(layer, { escape: false, place: 'bottom', label: title || '请选择' }, (answer) => {
    wheels[0]?.toggleAttribute('autofocus', true);
    return h(
      'div.sheet',
      {},
      h(
        'div.wheels-bar',
        {},
        h('button', { onclick: () => answer(false) }, '取消'),
        h('strong', {}, title),
        h('button.ok', { onclick: () => answer(true) }, '确定'),
      ),
      h('div.wheels', { onkeydown: ({ key }: KeyboardEvent) => key === 'Enter' && answer(true) }, ...wheels),
    );
  });

type Consent = { app: string; asks: string; refuse: string; agree: string };

/** Who asks, what for, the particulars, and two honest buttons. */
const consentSheet = (
  { app, asks, refuse, agree }: Consent,
  particulars: HTMLElement,
  answer: (agreed: boolean) => void,
): HTMLElement =>
  h(
    'div.sheet.consent',
    {},
    h('div.consent-app', {}, h('span.consent-mark', {}, app.slice(0, 1)), app),
    h('div.consent-asks', {}, asks),
    particulars,
    h(
      'div.consent-buttons',
      {},
      h('button.consent-button', { onclick: () => answer(false) }, refuse),
      h('button.consent-button.agree', { autofocus: true, onclick: () => answer(true) }, agree),
    ),
  );

/** A permission or the privacy guide: what is asked for, and why. */
export const askConsent = (layer: Layer, consent: Consent & { reason: string }): Promise<boolean> =>
  ask<boolean>(layer, { place: 'bottom', label: consent.asks }, (answer) =>
    consentSheet(consent, h('div.consent-reason', {}, consent.reason), answer),
  );

/** wx.requestSubscribeMessage: one box per template, all ticked, and the person's answer to each. */
export const askSubscribe = (
  layer: Layer,
  app: string,
  templates: { id: string; title: string }[],
): Promise<Record<string, 'accept' | 'reject'>> =>
  ask(layer, { place: 'bottom', label: '订阅消息' }, (answer) => {
    const boxes = templates.map(({ id, title }) => ({
      title,
      box: h('input', { type: 'checkbox', checked: true, value: id }),
    }));
    const rows = boxes.map(({ title, box }) => h('label.consent-row', {}, title, box));
    const consent = { app, asks: '想给你发送以下服务通知', refuse: '取消', agree: '允许' };
    return consentSheet(consent, h('div.consent-list', {}, ...rows), (agreed) =>
      answer(Object.fromEntries(boxes.map(({ box }) => [box.value, agreed && box.checked ? 'accept' : 'reject']))),
    );
  });
