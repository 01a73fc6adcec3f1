import { vantDefaults } from './vant';

type Platform = { template: { mergeThirdPartyComponents: (patch: Record<string, Record<string, string>>) => void } };
type PluginContext = { registerMethod: (method: { name: string; fn: (platform: Platform) => void }) => void };

/** Gives Vant its own defaults back: Taro passes `undefined` for every attribute an instance leaves out. */
export default (ctx: PluginContext): void =>
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: (platform) => platform.template.mergeThirdPartyComponents(vantDefaults()),
  });
