import type { Phone } from '../phone';
import type { Options } from './call';
import { Refusal, apis, texts } from './call';
import type { Gateway } from './gateway';

type Card = { title?: string; path?: string; imageUrl?: string; promise?: Promise<Card> };

const TICKET = 'desk-group-ticket:';

/** Sending cards, and learning in which group one was opened. */
export const share = (phone: Phone, gateway: Gateway): Record<string, unknown> => {
  const { app, bundle, chrome, device, pages } = phone;
  let withShareTicket = false;
  let menu = false;

  const send = async (from: 'button' | 'menu', target?: object): Promise<void> => {
    const page = pages.current();
    if (!page) return;
    const said = (page.call('onShareAppMessage', { from, target, webViewUrl: undefined }) ?? {}) as Card;
    const card = { ...said, ...(await said.promise) };
    const query = new URLSearchParams(page.options).toString();
    const full = {
      title: card.title ?? bundle.app.window?.navigationBarTitleText ?? '',
      path: card.path ?? `/${page.route}${query ? `?${query}` : ''}`,
      ...(card.imageUrl && { imageUrl: card.imageUrl }),
    };
    const to = await chrome.shareCard(full);
    if (!to) return;
    device.around.share({
      ...full,
      to,
      ...(withShareTicket && to.kind === 'group' && { shareTicket: TICKET + to.id }),
    });
    chrome.toast({ title: '已发送', icon: 'success' });
  };

  phone.openTypes.share = async ({ dataset }) => {
    await send('button', { dataset });
    return undefined;
  };
  chrome.pressed.menu = () => {
    const sends = menu || pages.current()?.has('onShareAppMessage');
    const itemList = [...(sends ? ['转发给朋友'] : []), '重新进入小程序'];
    void chrome.actionSheet({ itemList }).then((chosen) => {
      if (chosen === null) return;
      void (itemList[chosen] === '转发给朋友' ? send('menu') : pages.reLaunch(`/${bundle.pages[0] ?? ''}`));
    });
  };

  /** The group a ticket came from, sealed for the cloud: the phone itself never learns it. */
  const sealed = (ticket: unknown, field: string): Promise<object> => {
    if (typeof ticket !== 'string' || !ticket.startsWith(TICKET))
      throw new Refusal('invalid shareTicket', { errCode: 40097 });
    return gateway.post('cloudID', { data: { [field]: ticket.slice(TICKET.length) } });
  };
  const setMenu = (shown: boolean, options: Options): void => {
    menu = shown && texts(options['menus'], ['shareAppMessage']).includes('shareAppMessage');
    if (options['withShareTicket'] !== undefined) withShareTicket = options['withShareTicket'] === true;
  };
  return apis({
    showShareMenu: (options) => setMenu(true, options),
    hideShareMenu: (options) => setMenu(false, options),
    updateShareMenu: (options) => {
      withShareTicket = options['withShareTicket'] === true;
    },
    getShareInfo: (options) => sealed(options['shareTicket'], 'openGId'),
    getGroupEnterInfo: () => sealed(app.enterOptions().shareTicket, 'opengid'),
  });
};
