/** Every tag WeChat builds in. wxss may name them; those we do not draw become labelled placeholders. */
export const builtinTags = new Set(
  (
    'ad audio block button camera canvas checkbox checkbox-group cover-image cover-view editor form icon image input ' +
    'label live-player live-pusher map match-media movable-area movable-view navigator official-account open-data ' +
    'page-container page-meta picker picker-view picker-view-column progress radio radio-group rich-text root-portal ' +
    'scroll-view slider slot swiper swiper-item switch text textarea video view voip-room web-view'
  ).split(' '),
);
