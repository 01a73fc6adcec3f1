/** What WeChat's own components look like before the app styles them; one line a component. */
export const baseCss = `
[data-screen]{overflow:clip;container-type:size;transform:translateZ(0);--rpx:calc(100cqw / 750);--vh:1cqh;--vw:1cqw;--vmin:1cqmin;--vmax:1cqmax;color:#000;-webkit-tap-highlight-color:transparent;-webkit-user-select:none;user-select:none}
[data-screen]{--safe-area-inset-top:0px;--safe-area-inset-bottom:34px}[data-screen][data-tabbed]{--safe-area-inset-bottom:0px}
[data-screen] [hidden]{display:none!important}
mp-page{display:block;position:absolute;inset:0;overflow:hidden auto;overscroll-behavior:contain;background:#fff;font:16px/1.4 -apple-system,"Helvetica Neue","PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;scrollbar-width:none}
[data-theme=dark] mp-page{background:#191919;color:rgba(255,255,255,.9)}
mp-page[data-below]{display:none}
mp-page[data-slide=enters]{animation:wx-enter .25s cubic-bezier(.2,.7,.3,1)}mp-page[data-slide=returns]{animation:wx-return .2s ease-out}
@keyframes wx-enter{from{transform:translateX(100%)}}@keyframes wx-return{from{transform:translateX(-12%);opacity:.6}}
mp-page::-webkit-scrollbar,wx-scroll-view::-webkit-scrollbar,.wx-swiper-track::-webkit-scrollbar{display:none}
.wx-pull-dots{display:flex;gap:8px;align-items:center;justify-content:center;overflow:hidden;height:var(--pull,0);transition:height .2s}
mp-page[style*="--pull"] .wx-pull-dots{transition:none}
mp-page[data-pulling] .wx-pull-dots{height:56px}
.wx-pull-dots i{width:7px;height:7px;border-radius:50%;background:#b2b2b2;animation:wx-dots 1.2s infinite ease-in-out}
.wx-pull-dots i:nth-child(2){animation-delay:.2s}.wx-pull-dots i:nth-child(3){animation-delay:.4s}
@keyframes wx-dots{0%,80%,100%{opacity:.3}40%{opacity:1}}
[data-screen] :focus-visible{outline:2px solid #576b95;outline-offset:2px}
[data-screen] :is(input,textarea):focus-visible{outline:none}
wx-view,wx-block,wx-form,wx-scroll-view,wx-navigator,wx-radio-group,wx-checkbox-group,wx-rich-text,wx-picker,wx-swiper-item{display:block}
wx-radio-group,wx-checkbox-group,wx-label,wx-text{display:inline}
wx-page-meta,wx-slot{display:contents}
wx-root-portal{display:contents}
wx-text{white-space:pre-line}
wx-text[user-select],wx-text[selectable]{-webkit-user-select:text;user-select:text}
wx-text[space=ensp],wx-text[space=emsp],wx-text[space=nbsp]{white-space:pre-wrap}
wx-navigator{cursor:pointer}
wx-image{display:inline-block;width:320px;height:240px;overflow:hidden}
wx-image>img{display:block;width:100%;height:100%;object-fit:fill;-webkit-user-drag:none}
wx-image>img:is(:not([src]),[data-broken]){visibility:hidden}
wx-image[mode=aspectFit]>img{object-fit:contain}
wx-image[mode=aspectFill]>img{object-fit:cover}
wx-image[mode=widthFix]{height:auto!important}wx-image[mode=widthFix]>img{height:auto}
wx-image[mode=heightFix]{width:auto!important}wx-image[mode=heightFix]>img{width:auto}
${['top', 'bottom', 'center', 'left', 'right', 'top left', 'top right', 'bottom left', 'bottom right']
  .map((at) => `wx-image[mode="${at}"]>img{object-fit:none;object-position:${at}}`)
  .join('\n')}
wx-button{position:relative;display:block;margin:0 auto;padding:0 14px;box-sizing:border-box;font-size:18px;line-height:2.55555556;text-align:center;border-radius:5px;overflow:hidden;color:#000;background:#f8f8f8;cursor:pointer}
wx-button::after{content:"";position:absolute;top:0;left:0;width:200%;height:200%;border:1px solid rgba(0,0,0,.2);border-radius:10px;transform:scale(.5);transform-origin:0 0;box-sizing:border-box;pointer-events:none}
wx-button[type=primary]{color:#fff;background:#1aad19}wx-button[type=warn]{color:#fff;background:#e64340}
wx-button[size=mini]{display:inline-block;line-height:2.3;font-size:13px;padding:0 1.34em}
wx-button[plain]{background:transparent;border:1px solid #353535;color:#353535}wx-button[plain]::after{display:none}
wx-button[data-hover]{filter:brightness(.92)}
wx-button[disabled]{color:rgba(0,0,0,.3);background:#f7f7f7;cursor:not-allowed}
[data-style=v2] wx-button:not([size=mini]){width:184px;font-size:17px;font-weight:700;line-height:1.41176471;padding:8px 24px;border-radius:4px;color:#06ae56;background:#f2f2f2}
[data-style=v2] wx-button::after{display:none}
[data-style=v2] wx-button[type=primary]{color:#fff;background:#07c160}[data-style=v2] wx-button[type=warn]{color:#fa5151}
wx-input,wx-textarea{display:block;position:relative;overflow:hidden;text-align:start;cursor:text;-webkit-user-select:text;user-select:text}
wx-input{height:1.4rem;min-height:1.4em}
wx-textarea{width:300px;height:150px}wx-textarea[auto-height]{height:auto;min-height:1.4em}
wx-input>input,wx-textarea>textarea{display:block;position:relative;width:100%;height:100%;min-height:inherit;margin:0;padding:0;border:0;outline:0;border-radius:0;background:transparent;font:inherit;line-height:inherit;letter-spacing:inherit;color:inherit;text-align:inherit;text-indent:inherit;resize:none;box-sizing:border-box;-webkit-user-select:text;user-select:text;caret-color:#07c160}
wx-textarea>textarea{scrollbar-width:none}
.wx-field-placeholder{position:absolute;inset:0;padding:inherit;color:gray;overflow:hidden;pointer-events:none;white-space:nowrap;text-overflow:ellipsis}
wx-input>.wx-field-placeholder{display:flow-root;align-content:center}
wx-textarea>.wx-field-placeholder{white-space:pre-wrap}
[data-filled]>.wx-field-placeholder{visibility:hidden}
wx-checkbox,wx-radio{display:inline-flex;align-items:center;cursor:pointer}
wx-checkbox::before,wx-radio::before{content:"";flex:none;width:22px;height:22px;margin-right:5px;border:1px solid #d1d1d1;border-radius:3px;background:#fff;box-sizing:border-box;font:600 15px/20px system-ui;text-align:center;color:var(--wx-color,#09bb07)}
wx-radio::before{border-radius:50%}
wx-checkbox[checked]::before{content:"✓"}
wx-radio[checked]::before{content:"✓";color:#fff;background:var(--wx-color,#09bb07);border-color:var(--wx-color,#09bb07)}
wx-switch{display:inline-block;position:relative;width:52px;height:32px;border-radius:16px;background:#dfdfdf;cursor:pointer;transition:background .2s}
wx-switch::after{content:"";position:absolute;top:1px;left:1px;width:30px;height:30px;border-radius:50%;background:#fff;box-shadow:0 1px 3px rgba(0,0,0,.4);transition:transform .2s}
wx-switch[checked]{background:var(--wx-color,#04be02)}wx-switch[checked]::after{transform:translateX(20px)}
wx-checkbox[disabled],wx-radio[disabled],wx-switch[disabled]{opacity:.5;cursor:not-allowed}
wx-picker{cursor:pointer}
wx-scroll-view{overflow:hidden;scrollbar-width:none}
wx-scroll-view[scroll-x]{overflow-x:auto}wx-scroll-view[scroll-y]{overflow-y:auto;overscroll-behavior:contain}
wx-scroll-view[enable-flex]{display:flex}
wx-swiper{display:block;position:relative;height:150px;overflow:hidden}
.wx-swiper-track{display:flex;width:100%;height:100%;overflow:auto hidden;scroll-snap-type:x mandatory;scrollbar-width:none}
wx-swiper[vertical] .wx-swiper-track{flex-direction:column;overflow:hidden auto;scroll-snap-type:y mandatory}
wx-swiper-item{flex:none;width:100%;height:100%;overflow:hidden;scroll-snap-align:start}
.wx-swiper-dots{display:none;position:absolute;left:0;right:0;bottom:10px;justify-content:center;gap:8px;pointer-events:none}
wx-swiper[indicator-dots]>.wx-swiper-dots{display:flex}.wx-swiper-dots i{width:8px;height:8px;border-radius:50%}
wx-progress{display:flex;align-items:center}wx-progress>i{flex:1}wx-progress>span:not(:empty){margin-left:15px;font-size:16px}
wx-canvas{display:block;position:relative;width:300px;height:150px}wx-canvas>canvas{display:block;width:100%;height:100%}
wx-map{display:block;position:relative;width:300px;height:150px;overflow:hidden;background:#eef2ee}
.wx-map-sheet{position:absolute;inset:0;background:repeating-linear-gradient(30deg,transparent 0 38px,#fff 38px 44px),repeating-linear-gradient(120deg,transparent 0 70px,#fff 70px 78px)}
.wx-map-pin{position:absolute;transform:translate(-50%,-100%);border:0;padding:2px 8px;border-radius:10px 10px 10px 2px;background:#0f7b6c;color:#fff;font:12px/1.5 system-ui;min-width:16px;min-height:20px;cursor:pointer}
[data-placeholder]{display:inline-block;padding:4px 8px;border:1px dashed #999;color:#666;font-size:12px}
[data-placeholder]::before{content:"<" attr(data-placeholder) ">"}
@media (prefers-reduced-motion:reduce){mp-page[data-slide]{animation:none}}
`;
