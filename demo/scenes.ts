import { aPicture, type Colour, type Picture } from './picture';

const night: [Colour, Colour] = [
  [18, 26, 44],
  [52, 60, 84],
];
const day: [Colour, Colour] = [
  [190, 216, 230],
  [232, 236, 226],
];

const wall = (picture: Picture, colour: Colour): void => {
  picture.box(0, 60, [240, 90], colour);
  for (let x = 16; x < 240; x += 52) for (const y of [72, 108]) picture.box(x, y, [26, 22], [214, 222, 222]);
};

const street = (picture: Picture): void => picture.box(0, 150, [240, 30], [112, 116, 116]);

/** What each demo photo shows: a lamp, a manhole, bins, a pipe, a stairway, snow. Before and after where it matters. */
const scenes: Readonly<Record<string, (picture: Picture) => void>> = {
  'lamp-off': (picture) => {
    picture.sky(...night);
    street(picture);
    picture.box(118, 50, [5, 104], [90, 96, 102]);
    picture.disc(120, 46, 11, [70, 76, 84]);
  },
  'lamp-on': (picture) => {
    picture.sky(...night);
    street(picture);
    picture.disc(120, 46, 34, [96, 92, 74]);
    picture.box(118, 50, [5, 104], [120, 126, 132]);
    picture.disc(120, 46, 12, [255, 232, 160]);
  },
  'manhole-broken': (picture) => {
    picture.sky([128, 130, 128], [150, 150, 146]);
    picture.disc(120, 96, 46, [84, 84, 82]);
    picture.disc(120, 96, 40, [40, 40, 40]);
    picture.box(88, 84, [38, 14], [98, 98, 94]);
  },
  'manhole-fixed': (picture) => {
    picture.sky([128, 130, 128], [150, 150, 146]);
    picture.disc(120, 96, 46, [84, 84, 82]);
    picture.disc(120, 96, 40, [104, 106, 104]);
    for (let x = 92; x < 150; x += 14) picture.box(x, 72, [5, 48], [88, 90, 88]);
  },
  'bins-full': (picture) => {
    picture.sky(...day);
    wall(picture, [206, 190, 168]);
    street(picture);
    for (const x of [52, 104, 156]) {
      picture.box(x, 112, [40, 46], [52, 118, 92]);
      picture.disc(x + 14, 108, 12, [60, 60, 66]);
      picture.disc(x + 28, 106, 10, [196, 190, 176]);
    }
  },
  'pipe-leak': (picture) => {
    picture.sky([200, 198, 192], [176, 174, 168]);
    picture.box(0, 40, [240, 16], [150, 120, 96]);
    for (let y = 60; y < 150; y += 14) picture.disc(132, y, 4, [96, 150, 190]);
    picture.disc(132, 160, 26, [120, 166, 196]);
  },
  'wires-out': (picture) => {
    picture.sky(...day);
    wall(picture, [190, 176, 160]);
    street(picture);
    for (const x of [70, 74, 78]) picture.box(x, 40, [2, 112], [30, 30, 30]);
    picture.box(56, 138, [44, 16], [170, 60, 50]);
  },
  'stairs-cluttered': (picture) => {
    picture.sky([150, 146, 138], [116, 112, 106]);
    for (let step = 0; step < 6; step += 1) picture.box(40 + step * 24, 150 - step * 20, [200, 8], [188, 184, 176]);
    picture.box(60, 96, [46, 40], [168, 124, 82]);
    picture.box(84, 76, [34, 24], [184, 142, 96]);
  },
};

const avatarColours: readonly Colour[] = [
  [15, 123, 108],
  [183, 121, 31],
  [86, 112, 160],
  [150, 96, 116],
  [96, 128, 72],
];

const face = (colour: Colour): string => {
  const picture = aPicture(96, 96);
  picture.sky(colour, colour);
  picture.disc(48, 40, 18, [248, 226, 204]);
  picture.disc(48, 92, 32, [240, 240, 236]);
  return picture.png();
};

/** Every file of the demo town by its path in cloud storage. */
export const demoFiles = (): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(scenes).map(([name, draw]) => {
      const picture = aPicture(240, 180);
      draw(picture);
      return [`photos/demo-${name}.png`, picture.png()];
    }),
  ),
  ...Object.fromEntries(avatarColours.map((colour, index) => [`avatars/demo-${index}.png`, face(colour)])),
});

/** File ids of the local cloud: the demo town exists nowhere else. */
const fileId = (path: string): string => `cloud://local-x.local/${path}`;

export const photo = (name: string): string => fileId(`photos/demo-${name}.png`);
export const avatar = (index: number): string => fileId(`avatars/demo-${index % avatarColours.length}.png`);
