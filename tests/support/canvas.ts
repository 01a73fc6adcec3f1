import type { Pen } from '../../src/packages/people/poster/draw';

/**
 * What every browser draws with and jsdom leaves out: a canvas that remembers what was written and drawn on it,
 * pictures that arrive, and a file of it. Answers what came out.
 */
export const paperToDrawOn = (): { words: string[]; pictures: () => number } => {
  const words: string[] = [];
  let pictures = 0;
  const nothing = () => undefined;
  const pen: Pen = {
    ...{ fillStyle: '', font: '', textAlign: 'left', textBaseline: 'middle' },
    ...{ fillRect: nothing, save: nothing, restore: nothing, beginPath: nothing },
    ...{ arc: nothing, clip: nothing, fill: nothing },
    fillText: (said) => void words.push(said),
    measureText: (said) => ({ width: said.length * 40 }) as TextMetrics,
    drawImage: () => void (pictures += 1),
  };
  Object.assign(HTMLCanvasElement.prototype, {
    getContext: () => pen,
    toBlob(this: HTMLCanvasElement, done: BlobCallback, type: string) {
      done(new Blob([`${this.width}x${this.height} ${words.join(' ')}`], { type }));
    },
  });
  const set = Reflect.get(HTMLImageElement.prototype, 'setAttribute') as Element['setAttribute'];
  HTMLImageElement.prototype.setAttribute = function (name, value) {
    set.call(this, name, value);
    if (name === 'src') setTimeout(() => this.dispatchEvent(new Event('load')));
  };
  return { words, pictures: () => pictures };
};
