import viewAttributes from '../src/ui/viewAttributes.json';
import { vantDefaults } from './vant';

type Attributes = Record<string, Record<string, string>>;
type Platform = {
  template: {
    mergeThirdPartyComponents: (patch: Attributes) => void;
    mergeComponents: (ctx: PluginContext, patch: Attributes) => void;
  };
};
type PluginContext = { registerMethod: (method: { name: string; fn: (platform: Platform) => void }) => void };

/**
 * Two things Taro's templates lack: Vant's own defaults (it passes `undefined` for every attribute an instance leaves
 * out) and the aria attributes of plain views (src/ui/aria.ts tells the runtime the same). What darkens under a finger
 * is said here once, so that it does not travel with every line of a list.
 */
export default (ctx: PluginContext): void =>
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: ({ template }) => {
      template.mergeThirdPartyComponents(vantDefaults());
      template.mergeComponents(ctx, viewAttributes);
    },
  });
