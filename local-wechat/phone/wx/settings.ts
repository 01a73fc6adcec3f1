import type { Phone } from '../phone';
import { Refusal, apis } from './call';
import type { Consent } from './consent';
import type { Gateway } from './gateway';

/** Reading and changing what the person allowed, and the guide they agreed to. */
export const settings = (phone: Phone, consent: Consent, gateway: Gateway): Record<string, unknown> => {
  const { chrome, device } = phone;
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
      getSetting: () => ({
        authSetting: Object.fromEntries(consent.settings),
        subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
      }),
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
