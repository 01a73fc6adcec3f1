const versions = { formal: 'release', trial: 'trial', developer: 'develop' } as const;

type State = keyof typeof versions;

const stateIn = (text: string | undefined): State => {
  if (text !== undefined && text in versions) return text as State;
  throw new Error(`MINIPROGRAM_STATE is one of ${Object.keys(versions).join(', ')}. See docs/deploy.md.`);
};

/** Which of the mini-program's versions messages open: people of the environment to try have the trial version only. */
export const miniprogramState: State = stateIn(process.env['MINIPROGRAM_STATE']);

/** The same for codes, in the words WeChat uses there. */
export const envVersion = versions[miniprogramState];
