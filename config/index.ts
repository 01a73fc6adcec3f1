import { join } from 'node:path';
import { defineConfig } from '@tarojs/cli';
import { vantCopies } from './vant';

/**
 * Which cloud environment the phone asks, by the version of the mini-program it runs: what is uploaded once is tried as
 * 体验版 and published as 正式版. `npm run deploy` sets both; a build for the desk asks the local cloud.
 */
const cloudEnvs = {
  release: process.env['LINLI_RELEASE_ENV'] ?? 'desk',
  trial: process.env['LINLI_TRIAL_ENV'] ?? 'desk',
};

const modern = /node_modules[\\/](valibot|zustand|nanoid|qrcode-generator)[\\/]/;

// No persistent cache and no compileMode: both make a smaller, wrong build without a word.
export default defineConfig<'webpack5'>({
  projectName: 'linli',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: 'dist/weapp',
  baseLevel: 8,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  defineConstants: { CLOUD_ENVS: JSON.stringify(cloudEnvs) },
  logger: { quiet: true, stats: false },
  plugins: [join(__dirname, 'templates.ts')],
  // The tab bar's pictures are named by theme.json, where Taro does not look for files; nor does it bring the sitemap.
  copy: {
    patterns: [
      ...vantCopies(),
      { from: 'src/assets', to: 'dist/weapp/assets' },
      { from: 'src/sitemap.json', to: 'dist/weapp/sitemap.json' },
    ],
    options: {},
  },
  mini: {
    optimizeMainPackage: { enable: true },
    postcss: {
      // Sizes are CSS variables in px: elder mode scales them, rpx would scale them a second time.
      pxtransform: { enable: false, config: {} },
    },
    compile: {
      include: [(file: string) => file.startsWith(join(process.cwd(), 'domain')), (file: string) => modern.test(file)],
    },
  },
});
