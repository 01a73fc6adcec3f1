import { ears } from '../ears';
import type { Phone } from '../phone';
import { Refusal } from './call';

type Answer = { event?: string; buttonId?: string };
type Need = { resolve: (answer: Answer) => void; referrer: string };

/** What the person allowed this mini-program: privacy first, then each permission once. */
export type Consent = {
  /** Passes once the privacy guide is agreed to; asks through the app's own popup or the official one. */
  privacy(api: string): Promise<void>;
  /** Passes once the permission is given; a refusal stands until the phone is started anew. */
  permission(scope: string): Promise<void>;
  settings: Map<string, boolean>;
  contract: string;
  onNeed(listener: (resolve: Need['resolve'], event: { referrer: string }) => void): void;
  needed(): boolean;
};

type Permissions = Record<string, { desc?: string } | undefined>;

export const makeConsent = ({ bundle, chrome, device }: Phone): Consent => {
  const needs = ears<Need>();
  const settings = new Map<string, boolean>();
  const app = bundle.app.window?.navigationBarTitleText ?? '小程序';
  const contract = `《${app}小程序隐私保护指引》`;
  const needed = (): boolean => bundle.app.__usePrivacyCheck__ === true && !device.get().privacyAgreed;
  let asking: Promise<boolean> | null = null;

  /** Several calls that need privacy at once are answered by one popup. */
  const ask = (referrer: string): Promise<boolean> => {
    const official = (): Promise<boolean> => chrome.askPrivacy(contract);
    const own = (): Promise<boolean> =>
      new Promise((resolve) =>
        needs.tell({
          referrer,
          resolve: ({ event }) => {
            if (event === 'agree') resolve(true);
            else if (event === 'disagree') resolve(false);
          },
        }),
      );
    return (needs.count() > 0 ? own() : official()).finally(() => (asking = null));
  };

  return {
    settings,
    contract,
    needed,
    onNeed: (listener) => needs.on(({ resolve, referrer }) => listener(resolve, { referrer })),
    privacy: async (referrer) => {
      if (!needed()) return;
      if (!(await (asking ??= ask(referrer))))
        throw new Refusal('privacy permission is not authorized', { errno: 104 });
      device.set({ privacyAgreed: true });
    },
    permission: async (scope) => {
      if (!settings.has(scope)) {
        const why = (bundle.app['permission'] as Permissions | undefined)?.[scope]?.desc;
        settings.set(scope, await chrome.askPermission(scope, why ?? '用于此功能'));
      }
      if (!settings.get(scope)) throw new Refusal('auth deny', { errno: 103 });
    },
  };
};
