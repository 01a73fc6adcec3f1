import type exparser from 'miniprogram-exparser';
import type { Bundle } from './bundle';
import { builtinTags } from './builtins/tags';
import { makeBehavior, register, type Definition } from './component';
import type { Phone } from './phone';
import type { Generate } from './render';

/** Names a browser gives every script and WeChat does not. */
const hidden =
  'window document navigator location self top parent frames localStorage sessionStorage XMLHttpRequest fetch'.split(
    ' ',
  );

/** The `global` of one app: the language and its timers, no page, and whatever the app puts there itself. */
const makeGlobal = (): Record<string, unknown> =>
  new Proxy<Record<string, unknown>>(Object.fromEntries(hidden.map((name) => [name, undefined])), {
    has: (own, name) => name in own || name in globalThis,
    get: (own, name) => {
      if (name in own) return Reflect.get(own, name);
      const value: unknown = Reflect.get(globalThis, name);
      return typeof value === 'function' && !value.prototype ? value.bind(globalThis) : value;
    },
  });

const WEBVIEW_ENGINE = 0.02;
/** The compiler's code assigns these without declaring them. */
const compilerGlobals = 'var $gwx,$gwn,$gwl,wh,gra,grb,rh;';

type Gwx = (path: string) => Generate | undefined;
const compiled = new WeakMap<Bundle, Gwx>();
/** The first template run gives every built-in prototype its wxs twin (`nv_length`, …); a second time would throw. */
let prototypesReady = false;

const gwxOf = (bundle: Bundle): Gwx => {
  const known = compiled.get(bundle);
  if (known) return known;
  const names = ['window', '__webview_engine_version__', '__WXML_GLOBAL__'];
  const make = new Function(...names, compilerGlobals + bundle.gwx) as (...args: unknown[]) => Gwx;
  const wxml = { modules: {}, ...(prototypesReady && { wxs_nf_init: true }) };
  prototypesReady = true;
  const gwx = make({ __webview_engine_version__: WEBVIEW_ENGINE }, WEBVIEW_ENGINE, wxml);
  compiled.set(bundle, gwx);
  return gwx;
};

/** `pages/home/index` and `../../comp` make `comp`; a leading slash starts at the package's root. */
export const joinPath = (from: string, to: string): string => {
  const parts = to.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of to.split('/')) {
    if (part === '..') parts.pop();
    else if (part && part !== '.') parts.push(part);
  }
  return parts.join('/');
};

type Surface = { wx: Record<string, unknown>; getCurrentPages: () => unknown[]; onError: (error: unknown) => void };

/** Runs the package's modules as WeChat would and registers what they define, each on first use. */
export class Loader {
  readonly global: Record<string, unknown>;
  app: Definition | undefined;
  private modules = new Map<string, { exports: unknown }>();
  private registered = new Map<string, exparser.Registered>();
  private definitions = new Map<string, Definition>();
  private loading = '';

  constructor(
    private phone: Phone,
    private phoneId: string,
    private surface: Surface,
  ) {
    this.global = makeGlobal();
  }

  /** Runs app.js and answers what it gave to App(). */
  start(): Definition {
    this.require('app.js');
    this.app ??= {};
    return this.app;
  }

  /** The exparser definition of a page or a component, its module run on first use. */
  ensure(path: string): exparser.Registered {
    const known = this.registered.get(path);
    if (known) return known;
    this.loading = path;
    this.require(`${path}.js`);
    const definition = this.definitions.get(path);
    if (!definition) throw new Error(`${path}.js never called Page() or Component().`);
    const { bundle } = this.phone;
    const isPage = bundle.pages.includes(path);
    const isolation = definition.options?.styleIsolation ?? bundle.configs[path]?.styleIsolation;
    const registered = register(
      {
        phone: this.phone,
        id: this.idOf(path),
        path,
        prefix: isPage || isolation === 'shared' ? '' : (bundle.scopes[path] ?? ''),
        addGlobalClass: isolation === 'apply-shared' || isolation === 'shared',
        generate: this.generate(path),
        resolve: this.resolver(path),
        idOf: (relative) => this.idOf(joinPath(path, relative)),
      },
      definition,
    );
    this.registered.set(path, registered);
    return registered;
  }

  definitionOf(path: string): Definition {
    return this.definitions.get(path) ?? {};
  }

  report(error: unknown): void {
    this.surface.onError(error);
  }

  private idOf = (path: string) => `${this.phoneId}:${path}`;

  private generate(path: string): Generate {
    const generate = gwxOf(this.phone.bundle)(`${path}.wxml`);
    if (!generate) throw new Error(`There is no ${path}.wxml in this build.`);
    return generate;
  }

  private resolver(path: string) {
    const { app, configs } = this.phone.bundle;
    const own = configs[path]?.usingComponents ?? {};
    const find = (tag: string) => {
      const near = own[tag];
      if (near) return joinPath(path, near);
      const far = app.usingComponents?.[tag];
      return far && joinPath('app', far);
    };
    return (tag: string) => {
      const target = find(tag);
      if (!target) return `${this.phoneId}/wx-${builtinTags.has(tag) ? tag : 'placeholder'}`;
      this.ensure(target);
      return this.idOf(target);
    };
  }

  private require(file: string): unknown {
    const known = this.modules.get(file);
    if (known) return known.exports;
    const source = this.phone.bundle.modules[file];
    if (source === undefined) throw new Error(`module '${file}' is not defined`);
    const module = { exports: {} };
    this.modules.set(file, module);
    const scope: Record<string, unknown> = {
      module,
      exports: module.exports,
      require: (to: string) => this.require(joinPath(file, to.endsWith('.js') ? to : `${to}.js`)),
      ...this.scope(),
    };
    const run = new Function(...Object.keys(scope), `${source}\n//# sourceURL=weapp/${file}`);
    run(...Object.values(scope));
    return module.exports;
  }

  /** Plugins lie in packages of their own and arrive later; only the asynchronous way is there. */
  private requirePlugin = {
    async: (name: string): Promise<unknown> => {
      const plugin = this.phone.device.around.plugins[name];
      return plugin ? Promise.resolve(plugin) : Promise.reject(new Error(`plugin "${name}" is not defined`));
    },
  };

  private scope(): Record<string, unknown> {
    const define = (definition: Definition) => void this.definitions.set(this.loading, definition);
    return {
      wx: this.surface.wx,
      App: (app: Definition) => void (this.app = app),
      Page: (page: Definition) => define(asComponent(page)),
      Component: define,
      Behavior: makeBehavior,
      getApp: () => this.app,
      getCurrentPages: this.surface.getCurrentPages,
      requirePlugin: this.requirePlugin,
      global: this.global,
      globalThis: this.global,
      ...Object.fromEntries(hidden.map((name) => [name, undefined])),
    };
  }
}

/** A Page() is a component whose functions are its methods; other fields wait for the instance. */
const asComponent = ({ data, options, behaviors, ...rest }: Definition): Definition => {
  const entries = Object.entries(rest);
  return {
    ...(options && { options }),
    ...(behaviors ? { behaviors } : {}),
    data: data ?? {},
    methods: Object.fromEntries(entries.filter(([, value]) => typeof value === 'function')) as Record<string, never>,
    pageFields: Object.fromEntries(entries.filter(([, value]) => typeof value !== 'function')),
  };
};
