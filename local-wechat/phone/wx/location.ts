import type { Phone } from '../phone';
import { Refusal, apis } from './call';
import type { Consent } from './consent';

/** Where the phone is. Coordinates are GCJ-02, the only datum WeChat's maps speak. */
export const location = ({ chrome, device }: Phone, consent: Consent): Record<string, unknown> => {
  const allowed = async (name: string): Promise<void> => {
    await consent.privacy(name);
    await consent.permission('scope.userLocation');
  };
  return apis({
    getLocation: async (options) => {
      await allowed('getLocation');
      if (options['type'] !== 'gcj02') throw new Refusal("only type 'gcj02' is supplied on the desk");
      const [here] = await device.around.places();
      if (!here) throw new Refusal('system permission denied');
      const { latitude, longitude } = here;
      return { latitude, longitude, accuracy: 30, speed: 0 };
    },
    openLocation: async ({ name, address }) => {
      const content = [name, address].filter((words) => typeof words === 'string' && words).join('\n');
      await chrome.modal({ title: '地图', content, showCancel: false, editable: false, confirmText: '好' });
      return {};
    },
    chooseLocation: async () => {
      await allowed('chooseLocation');
      const places = await device.around.places();
      const chosen = await chrome.choosePlace(places);
      const place = places[chosen ?? -1];
      if (!place) throw new Refusal('cancel');
      return { ...place };
    },
  });
};
