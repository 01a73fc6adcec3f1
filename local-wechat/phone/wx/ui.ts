import type { Phone } from '../phone';
import type { Options } from './call';
import { Refusal, apis, maybeNumber, maybeText, text, texts } from './call';

const MODAL_WORD_MAX = 4;
const SHEET_ITEMS_MAX = 6;

const pick = (options: Options, fields: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = maybeText(options, field);
      return value === undefined ? [] : [[field, value] as const];
    }),
  );

const modalFields = [
  'title',
  'content',
  'cancelText',
  'cancelColor',
  'confirmText',
  'confirmColor',
  'placeholderText',
] as const;

/** Toast, loading, modal and action sheet. */
export const ui = ({ chrome, device }: Phone): Record<string, unknown> =>
  apis({
    showToast: (options) =>
      chrome.toast({
        title: String(options['title'] ?? ''),
        icon: (maybeText(options, 'icon') ?? 'success') as 'success' | 'error' | 'loading' | 'none',
        duration: maybeNumber(options, 'duration') ?? 1500,
        mask: options['mask'] === true,
        ...pick(options, ['image']),
      }),
    hideToast: () => chrome.hideToast(),
    showLoading: (options) => chrome.loading(String(options['title'] ?? ''), options['mask'] === true),
    hideLoading: () => chrome.hideLoading(),
    showModal: async (options) => {
      for (const field of ['confirmText', 'cancelText']) {
        if ([...(maybeText(options, field) ?? '')].length > MODAL_WORD_MAX)
          throw new Refusal(`${field} length should not larger than 4 Chinese characters`);
      }
      const answer = await chrome.modal({
        ...pick(options, modalFields),
        showCancel: options['showCancel'] !== false,
        editable: options['editable'] === true,
      });
      return { ...answer, content: answer.content ?? null };
    },
    showActionSheet: async (options) => {
      const itemList = texts(options['itemList'], []);
      if (itemList.length === 0) throw new Refusal('parameter error: itemList should have at least 1 item');
      if (itemList.length > SHEET_ITEMS_MAX) throw new Refusal('parameter error: itemList should not be large than 6');
      const tapIndex = await chrome.actionSheet({ itemList, ...pick(options, ['alertText', 'itemColor']) });
      if (tapIndex === null) throw new Refusal('cancel');
      return { tapIndex };
    },
    setClipboardData: (options) => {
      clipboards.set(device, text(options, 'data'));
      chrome.toast({ title: '内容已复制', icon: 'success' });
    },
    getClipboardData: () => ({ data: clipboards.get(device) ?? '' }),
    makePhoneCall: async (options) => {
      const number = text(options, 'phoneNumber');
      if ((await chrome.actionSheet({ itemList: [`呼叫 ${number}`] })) === null) throw new Refusal('cancel');
      chrome.toast({ title: `真机会拨打 ${number}`, icon: 'none' });
    },
    scanCode: async () => {
      const code = await device.around.scan();
      if (!code) throw new Refusal('cancel');
      return { ...code, scanType: code.path ? 'WX_CODE' : 'QR_CODE', charSet: 'utf-8', rawData: '' };
    },
  });

/** One clipboard a phone; the computer's own is left alone. */
const clipboards = new WeakMap<object, string>();
