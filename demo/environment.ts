/** What the functions find in their environment on a desk and in tests. `npm run deploy` refuses these very keys. */
export const deskEnvironment = {
  DATA_KEYS: `local:${btoa('only-for-the-desk-never-deployed')}`,
  GROUP_KEY: 'local-groups-of-the-desk',
  MINIPROGRAM_STATE: 'developer',
};
