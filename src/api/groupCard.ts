import Taro, { useLoad, useShareAppMessage } from '@tarojs/taro';

type Card = { readonly title: string; readonly path: string };

/** A card to send. It carries a ticket, so that whoever opens it in a WeChat group can show which group that was. */
export const useGroupCard = (card: Card): void => {
  useLoad(() => void Taro.updateShareMenu({ withShareTicket: true }).catch(() => undefined));
  useShareAppMessage(() => card);
};

/** What WeChat sealed about the group a card was opened in; only the server can open it. Empty outside a group. */
export const sealedGroup = async (): Promise<string> => {
  if (!Taro.getEnterOptionsSync().shareTicket) return '';
  try {
    const { cloudID = '' } = (await Taro.getGroupEnterInfo({})) as unknown as { cloudID?: string };
    return cloudID;
  } catch {
    return '';
  }
};
