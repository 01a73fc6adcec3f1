/** What compile.ts makes of a dist/weapp folder: plain JSON, so it travels over HTTP and into a test alike. */
export type Bundle = {
  app: AppConfig;
  /** Every page path, the subpackages' included; the first is the entry. */
  pages: string[];
  /** The official compiler's output: the body of a function that returns `$gwx`. */
  gwx: string;
  /** CommonJS sources by path with its extension, e.g. `pages/home/index.js`. */
  modules: Record<string, string>;
  /** Each page's and component's json by path without extension. */
  configs: Record<string, ComponentConfig>;
  /** Finished CSS: `app`, then each page and component by path without extension, scoped to it. */
  styles: Record<string, string>;
  /** A component's class prefix, or the class its page carries, by path without extension. */
  scopes: Record<string, string>;
  /** theme.json, when app.json names one: what `@name` stands for in window and tabBar colours. */
  theme?: Theme;
  /** Where images and other files of the package are served: `/weapp/`, or empty in tests. */
  assets: string;
};

export type Theme = { light?: Record<string, string>; dark?: Record<string, string> };

export type WindowConfig = {
  navigationBarTitleText?: string;
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: 'black' | 'white';
  navigationStyle?: 'default' | 'custom';
  backgroundColor?: string;
  backgroundTextStyle?: 'dark' | 'light';
  enablePullDownRefresh?: boolean;
  onReachBottomDistance?: number;
  disableScroll?: boolean;
};

export type TabItem = { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string };

export type TabBarConfig = {
  custom?: boolean;
  color?: string;
  selectedColor?: string;
  backgroundColor?: string;
  borderStyle?: 'black' | 'white';
  list: TabItem[];
};

export type AppConfig = {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  window?: WindowConfig;
  tabBar?: TabBarConfig;
  usingComponents?: Record<string, string>;
  /** Without it WeChat shows the light page whatever the phone's theme is. */
  darkmode?: boolean;
  themeLocation?: string;
  __usePrivacyCheck__?: boolean;
  [more: string]: unknown;
};

export type ComponentConfig = WindowConfig & {
  component?: boolean;
  usingComponents?: Record<string, string>;
  [more: string]: unknown;
};
