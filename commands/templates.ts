import { resolve } from 'node:path';
import { wxmlToJs, wxssToJs } from 'miniprogram-compiler';

const OUTPUT_MAX = 64 * 1024 * 1024;

const faultOf = (compile: () => unknown): string[] => {
  try {
    compile();
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
};

/** What WeChat's own compilers (wcc, wcsc) find wrong in the built mini-program. */
export const faultsInTemplates = (weapp = resolve('dist', 'weapp')): string[] => [
  ...faultOf(() => wxmlToJs(weapp, { maxBuffer: OUTPUT_MAX })),
  ...faultOf(() => wxssToJs(weapp, { maxBuffer: OUTPUT_MAX })),
];
