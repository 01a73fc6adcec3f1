import { buildAll } from './builds';
import { flagsOf, stop } from './flags';

const {
  flags: { fresh },
} = flagsOf({ fresh: { type: 'boolean', default: false } }, 'npm run build -- [--fresh]');

buildAll({ fresh }).catch((error: Error) => stop(error.message));
