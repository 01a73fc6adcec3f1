import type { Phone } from '../phone';
import { Refusal, apis, text } from './call';
import type { Consent } from './consent';
import type { Gateway } from './gateway';

/** Reading and changing what the person allowed, and the guide they agreed to. */
export const settings = (phone: Phone, consent: Consent, gateway: Gateway): Record<string, unknown> => {
  const { chrome, device } = phone;
  const authSetting = (): Record<string, boolean> => Object.fromEntries(consent.settings);
  const openSetting = async (): Promise<{ authSetting: Record<string, boolean> }> => {
    const scopes = [...consent.settings.keys()];
    if (scopes.length === 0) await chrome.modal({ title: '设置', content: '还没有任何授权', showCancel: false });
    else {
      const lines = scopes.map(
        (scope) => `${scope} ${consent.settings.get(scope) ? '已允许（点一下改为拒绝）' : '已拒绝（点一下改为允许）'}`,
      );
      const chosen = await chrome.actionSheet({ itemList: lines, alertText: '设置' });
      const scope = scopes[chosen ?? -1];
      if (scope) consent.settings.set(scope, !consent.settings.get(scope));
    }
    return { authSetting: authSetting() };
  };
  phone.openTypes.openSetting = openSetting;
  phone.openTypes.agreePrivacyAuthorization = async () => {
    device.set({ privacyAgreed: true });
    return { errMsg: 'agreePrivacyAuthorization:ok' };
  };
  phone.openTypes.getPhoneNumber = async () => {
    await consent.privacy('getPhoneNumber');
    if (!(await chrome.askPermission('你的手机号', '用于与你联系'))) return { errMsg: 'getPhoneNumber:fail user deny' };
    const purePhoneNumber = numberOf(device.get().persona ?? '');
    const { cloudID } = await gateway.post('cloudID', {
      data: { purePhoneNumber, phoneNumber: purePhoneNumber, countryCode: '86' },
    });
    return { errMsg: 'getPhoneNumber:ok', cloudID, code: `desk-${purePhoneNumber}`, encryptedData: '', iv: '' };
  };
  return {
    ...apis({
      getSetting: () => ({ authSetting: authSetting(), subscriptionsSetting: { mainSwitch: true, itemSettings: {} } }),
      openSetting,
      authorize: async (options) => {
        await consent.privacy('authorize');
        await consent.permission(text(options, 'scope'));
      },
      getPrivacySetting: () => ({ needAuthorization: consent.needed(), privacyContractName: consent.contract }),
      requirePrivacyAuthorize: () => consent.privacy('requirePrivacyAuthorize'),
      openPrivacyContract: async () => {
        await chrome.modal({
          title: consent.contract,
          content: '真机上这里打开在微信后台填写的隐私保护指引。',
          showCancel: false,
        });
      },
      requestSubscribeMessage: async (options) => {
        const ids = options['tmplIds'];
        if (!Array.isArray(ids) || ids.length === 0) throw new Refusal('template list is empty', { errCode: 20002 });
        if (ids.length > 5) throw new Refusal('Templates count out of max bounds', { errCode: 20003 });
        return chrome.askSubscribe(ids.map(String));
      },
    }),
    onNeedPrivacyAuthorization: consent.onNeed,
  };
};

/** A number nobody has, always the same for one person. */
const numberOf = (persona: string): string => {
  const sum = [...persona].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 10_000, 7);
  return `1990000${String(sum).padStart(4, '0')}`;
};
