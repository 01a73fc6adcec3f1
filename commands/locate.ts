import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Where a dependency's file is; WeChat's typings claim the name `require` for themselves. */
export const locate = createRequire(join(process.cwd(), 'package.json')).resolve;
