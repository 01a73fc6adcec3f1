import type { OpenType } from '../phone';
import type { BuiltIn, Self } from './define';

/** What each open-type reports to the app. */
const reports: Partial<Record<OpenType, string>> = {
  chooseAvatar: 'chooseavatar',
  getPhoneNumber: 'getphonenumber',
  agreePrivacyAuthorization: 'agreeprivacyauthorization',
};

const opened = async (self: Self, openType: OpenType): Promise<void> => {
  const open = self.phone.openTypes[openType];
  if (!open) return self.phone.once(`<button open-type="${openType}">`);
  const detail = await open({ openType, dataset: { ...self.node.dataset }, element: self.host });
  const report = reports[openType];
  if (report && detail) self.fire(report, detail);
};

/** Reachable by keyboard, unless what holds it already is. */
const focusable = (self: Self) => ({
  attached: () => {
    const inside = self.host.parentElement?.closest('[role][tabindex="0"]');
    const label = inside?.querySelector('wx-button') === self.host;
    if (label) self.host.tabIndex = -1;
  },
});

const setupButton = (self: Self) => {
  const { host } = self;
  host.setAttribute('role', 'button');
  self.reflect('type', 'size', 'plain', 'disabled', 'loading');
  self.watch(['disabled'], () => {
    host.tabIndex = self.flag('disabled') ? -1 : 0;
    host.setAttribute('aria-disabled', String(self.flag('disabled')));
  });
  self.onTap(() => {
    const openType = self.text('openType');
    for (const kind of self.text('openType').split('|'))
      if (kind)
        opened(self, kind as OpenType).catch((error: unknown) =>
          self.phone.log(`button ${openType}: ${String(error)}`),
        );
    const formType = self.text('formType');
    if (formType) self.fire(`form${formType}`, {}, { bubbles: true, composed: true });
  });
  return focusable(self);
};

const setupNavigator = (self: Self) => {
  self.host.setAttribute('role', 'link');
  self.host.tabIndex = 0;
  self.onTap(() => {
    const { pages } = self.phone;
    const url = self.text('url');
    const go = {
      navigate: () => pages.navigateTo(url),
      redirect: () => pages.redirectTo(url),
      switchTab: () => pages.switchTab(url),
      reLaunch: () => pages.reLaunch(url),
      navigateBack: () => pages.navigateBack(self.number('delta') || 1),
    }[self.text('openType')];
    if (!go) return self.phone.once(`<navigator open-type="${self.text('openType')}">`);
    go().then(
      () => self.fire('success'),
      (error: unknown) => self.fire('fail', { errMsg: String(error) }),
    );
  });
  return focusable(self);
};

export const press: BuiltIn[] = [
  {
    tag: 'button',
    properties: {
      type: { type: String, value: 'default' },
      size: { type: String, value: 'default' },
      plain: Boolean,
      disabled: Boolean,
      loading: Boolean,
      formType: String,
      openType: String,
    },
    setup: setupButton,
  },
  {
    tag: 'navigator',
    properties: { url: String, openType: { type: String, value: 'navigate' }, delta: { type: Number, value: 1 } },
    setup: setupNavigator,
  },
];
