import { watch } from 'node:fs';
import { buildAll } from './builds';

const folders = ['src', 'domain', 'cloudfunctions', 'config'];
const QUIET_MS = 300;

/**
 * Rebuilds what changed, one build at a time, once the files have been quiet for a moment.
 * The desk reloads its phones when dist/weapp changes, the local cloud its functions when theirs do.
 */
export const watchSources = (): { stop: () => Promise<void> } => {
  let timer: NodeJS.Timeout | undefined;
  let building = Promise.resolve();
  const rebuild = () => {
    building = building
      .then(() => buildAll())
      .catch((error: Error) => console.error(`${error.message}\nWaiting for the next change …`));
  };
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(rebuild, QUIET_MS);
    }),
  );
  return {
    stop: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      return building;
    },
  };
};
