const { TestEnvironment } = require('jest-environment-jsdom');

/** jsdom with what every browser has and jest's jsdom leaves out, and a way to stand where the local cloud stands. */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, { TextEncoder, TextDecoder, fetch, structuredClone });
    // The cloud answers only its own origin, as the desk's page has it.
    this.global.standAt = (url) => this.dom.reconfigure({ url });
  }
};
