import { useEffect, useState } from 'react';

/** The name app.config gives the speech plugin, in whatever package it lies (docs/adr/0071). */
const PLUGIN = 'voice';

/** What a speech plugin of WeChat's kind offers. */
type Recorder = {
  onStop?: (heard: { result: string }) => void;
  onError?: (why: unknown) => void;
  start(options: { lang: 'zh_CN'; duration: number }): void;
  stop(): void;
};
type Plugin = { getRecordRecognitionManager(): Recorder };
declare const requirePlugin: { async?: (name: string) => Promise<Plugin> } | undefined;

const LONGEST_MS = 60_000;

/** Somebody who writes down what is said: once started it answers what it heard, empty when it heard nothing. */
export type Scribe = { listen(): Promise<string>; enough(): void };

const scribeOf = (recorder: Recorder): Scribe => ({
  listen: () =>
    new Promise((resolve) => {
      recorder.onStop = ({ result }) => resolve(result);
      recorder.onError = () => resolve('');
      recorder.start({ lang: 'zh_CN', duration: LONGEST_MS });
    }),
  enough: () => recorder.stop(),
});

/** Asks for the plugin's package only when a screen wants it; null wherever there is none. */
const findScribe = async (): Promise<Scribe | null> => {
  try {
    if (typeof requirePlugin === 'undefined' || !requirePlugin.async) return null;
    return scribeOf((await requirePlugin.async(PLUGIN)).getRecordRecognitionManager());
  } catch {
    return null;
  }
};

/** The scribe of this phone, or null: then a screen draws no button for one. */
export const useScribe = (): Scribe | null => {
  const [scribe, setScribe] = useState<Scribe | null>(null);
  useEffect(() => void findScribe().then(setScribe), []);
  return scribe;
};
