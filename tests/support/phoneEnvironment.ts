import { TestEnvironment } from 'jest-environment-jsdom';

/** jsdom with what every browser has and jest's jsdom leaves out, and a way to stand where the local cloud stands. */
export default class PhoneEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    Object.assign(this.global, {
      TextEncoder,
      TextDecoder,
      fetch,
      structuredClone,
      // The cloud answers only its own origin, as the desk's page has it.
      standAt: (url: string) => this.dom?.reconfigure({ url }),
    });
    // jsdom has no pen and says so loudly; an app meets the same null on an old phone.
    this.global.HTMLCanvasElement.prototype.getContext = () => null;
  }
}
