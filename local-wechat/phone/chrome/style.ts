/** How WeChat looks around a page. Lives in the shadow root only, so short class names are safe. */
export const chromeStyle = `
:host { display: block; height: 100%; --green: #07c160; --sheet: #ffffff; --soft: #f7f7f7; --ink: #191919; --quiet: #7f7f7f; --line: rgba(0,0,0,.09); --link: #576b95; }
:host([data-theme=dark]) { --sheet: #2c2c2c; --soft: #1e1e1e; --ink: #d5d5d5; --quiet: #8a8a8a; --line: rgba(255,255,255,.09); --link: #7d90a9; }
* { box-sizing: border-box; scrollbar-width: none; -webkit-tap-highlight-color: transparent; }
button { all: unset; box-sizing: border-box; cursor: pointer; text-align: center; }
button:focus-visible, input:focus-visible, textarea:focus-visible { outline: 2px solid #576b95; outline-offset: -2px; }
button:active { opacity: .6; }
[hidden] { display: none !important; }
.glass { position: relative; height: 100%; display: flex; flex-direction: column; overflow: clip; background: var(--bar, #ededed); color: var(--ink);
font: 17px/1.4 -apple-system, "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif; --on: #fff; }
.dark-text { --on: #000; }
.status, .bar { background: var(--bar, #fff); color: var(--on); flex: none; z-index: 2; }
.status { height: 44px; padding: 14px 22px 0 32px; display: flex; justify-content: space-between; font-size: 15px; font-weight: 600; line-height: 22px; user-select: none; }
.status-signs { display: flex; gap: 5px; align-items: center; height: 22px; }
svg { fill: currentColor; display: block; }
.bar { height: 44px; display: flex; align-items: center; justify-content: center; position: relative; }
.bar-title { margin: 0; font-size: 17px; font-weight: 500; max-width: 178px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; display: flex; align-items: center; gap: 6px; }
.bar-lead { position: absolute; left: 4px; top: 0; height: 44px; display: flex; }
.bar-button { width: 44px; height: 44px; display: grid; place-items: center; }
.capsule { position: absolute; z-index: 5; top: 50px; right: 10px; width: 87px; height: 32px; border-radius: 16px; display: flex; color: var(--on);
border: .5px solid color-mix(in srgb, var(--on) 22%, transparent); background: color-mix(in srgb, var(--bar, #fff) 60%, transparent); }
.capsule button { flex: 1; display: grid; place-items: center; border-radius: 16px; }
.capsule button + button::before { content: ''; position: absolute; left: 50%; top: 7px; height: 18px; border-left: .5px solid color-mix(in srgb, var(--on) 22%, transparent); }
.dots { width: 5.5px; height: 5.5px; border-radius: 3px; background: currentColor; box-shadow: -8px 0 0 -1px, 8px 0 0 -1px; }
.ring { width: 17px; height: 17px; border-radius: 50%; border: 2px solid; display: grid; place-items: center; }
.ring::after { content: ''; width: 6px; height: 6px; border-radius: 50%; background: currentColor; }
.custom .status, .custom .bar { position: absolute; left: 0; right: 0; background: none; pointer-events: none; }
.custom .bar { display: none; }
.custom .capsule { background: none; }
.middle { flex: 1; min-height: 0; position: relative; display: block; }
::slotted([data-screen]) { position: absolute; inset: 0; overflow: clip; transform: translateZ(0); background: #fff; }
.tabs { flex: none; display: flex; height: 84px; padding-bottom: 34px; border-top: .5px solid var(--line); z-index: 2; }
.tabs.white-line { border-color: transparent; }
.tab { flex: 1; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 2px; }
.tab-picture { position: relative; min-height: 4px; }
.tab-picture img { width: 27px; height: 27px; display: block; }
.tab-text { font-size: 10px; line-height: 14px; }
.tab-picture:not(:has(img)) + .tab-text { font-size: 15px; line-height: 22px; }
.tab-badge { position: absolute; left: 60%; top: -4px; min-width: 18px; height: 18px; border-radius: 9px; padding: 0 5px; background: #fa5151; color: #fff; font: 500 12px/18px sans-serif; text-align: center; }
.tab-dot { position: absolute; left: 85%; top: -2px; width: 9px; height: 9px; border-radius: 50%; background: #fa5151; }
.over { position: absolute; inset: 0; z-index: 10; pointer-events: none; }
.glass::after { content: ''; position: absolute; z-index: 20; left: 50%; bottom: 8px; width: 134px; height: 5px; margin-left: -67px; border-radius: 3px; background: rgba(0,0,0,.75); pointer-events: none; }
:host([data-theme=dark]) .glass::after { background: rgba(255,255,255,.75); }
.mask { position: absolute; inset: 0; background: rgba(0,0,0,.5); pointer-events: auto; display: flex; animation: fade .18s; }
.mask.centre { align-items: center; justify-content: center; }
.mask.bottom { align-items: flex-end; }
@keyframes fade { from { opacity: 0 } }
@keyframes rise { from { transform: translateY(100%) } }
@keyframes pop { from { transform: scale(.92); opacity: 0 } }
[role=dialog] { outline: none; }
.modal { width: 320px; border-radius: 12px; background: var(--sheet); overflow: hidden; animation: pop .18s; text-align: center; }
.modal-title { font-weight: 600; padding: 32px 24px 0; }
.modal-content { padding: 16px 24px 0; color: var(--quiet); white-space: pre-wrap; max-height: 320px; overflow: auto; }
.modal > .modal-content:first-child { padding-top: 32px; color: var(--ink); }
.modal-line { width: 272px; margin: 16px 24px 0; padding: 10px 12px; border: 0; border-radius: 6px; background: var(--soft); color: inherit; font: inherit; resize: none; }
.modal-buttons { display: flex; margin-top: 32px; border-top: .5px solid var(--line); }
.modal-button { flex: 1; height: 56px; font-weight: 600; }
.modal-button + .modal-button { border-left: .5px solid var(--line); }
.modal-button.strong { color: var(--link); }
.sheet { width: 100%; border-radius: 12px 12px 0 0; background: var(--soft); overflow: hidden; padding-bottom: 34px; animation: rise .22s cubic-bezier(.2,.8,.2,1); max-height: 85%; overflow-y: auto; }
.sheet-note { padding: 16px 24px; font-size: 13px; color: var(--quiet); text-align: center; background: var(--sheet); }
.sheet-item { display: block; width: 100%; min-height: 56px; padding: 15px 20px; background: var(--sheet); border-bottom: .5px solid var(--line); }
.sheet-cancel { margin-top: 8px; border: 0; }
.wheels-bar { display: flex; justify-content: space-between; align-items: center; background: var(--sheet); border-bottom: .5px solid var(--line); }
.wheels-bar button { padding: 14px 16px; color: var(--link); }
.wheels-bar button.ok { color: var(--green); font-weight: 600; }
.wheels { display: flex; position: relative; height: 220px; padding: 0 8px; background: var(--sheet); mask-image: linear-gradient(transparent, #000 40%, #000 60%, transparent); }
.wheels::after { content: ''; position: absolute; left: 16px; right: 16px; top: 88px; height: 44px; border: solid var(--line); border-width: 1px 0; pointer-events: none; }
.wheel { flex: 1; overflow-y: scroll; scroll-snap-type: y mandatory; text-align: center; padding: 88px 0; outline: none; }
.wheel:focus-visible [aria-selected=true] { color: var(--link); }
.wheel [role=option] { height: 44px; line-height: 44px; scroll-snap-align: center; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; cursor: pointer; }
.wheel [aria-selected=true] { font-weight: 600; }
.consent { background: var(--sheet); padding: 24px 24px 42px; }
.consent-app { display: flex; align-items: center; gap: 8px; font-size: 14px; }
.consent-mark { width: 24px; height: 24px; border-radius: 50%; background: var(--green); color: #fff; display: inline-grid; place-items: center; font-size: 13px; }
.consent-mark.small { width: 18px; height: 18px; font-size: 11px; }
.consent-asks { margin-top: 18px; font-size: 19px; font-weight: 600; }
.consent-reason { margin-top: 8px; color: var(--quiet); font-size: 15px; }
.consent-list { margin-top: 14px; border-top: .5px solid var(--line); }
.consent-row { display: flex; justify-content: space-between; align-items: center; min-height: 52px; border-bottom: .5px solid var(--line); font-size: 16px; }
.consent-row input { appearance: none; width: 22px; height: 22px; margin: 0; border: 1.5px solid var(--quiet); border-radius: 50%; }
.consent-row input:checked { border-color: var(--green); background: var(--green) url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='white' stroke-width='3'%3E%3Cpath d='m6 12 4 4 8-8'/%3E%3C/svg%3E"); }
.consent-buttons { display: flex; justify-content: center; gap: 16px; margin-top: 32px; }
.consent-button { width: 120px; height: 40px; line-height: 40px; border-radius: 8px; background: var(--line); font-weight: 500; color: var(--green); }
.consent-button.agree { background: var(--green); color: #fff; }
.toast-place { position: absolute; inset: 0; display: grid; place-items: center; }
.toast-place.masked { pointer-events: auto; }
.toast { max-width: 240px; padding: 14px 18px; border-radius: 12px; background: #4c4c4c; color: #fff; font-size: 15px; text-align: center; animation: fade .15s; }
.toast.pictured { width: 136px; min-height: 136px; padding: 24px 10px 14px; font-size: 16px; display: flex; flex-direction: column; align-items: center; gap: 12px; }
.toast img { width: 44px; height: 44px; }
.spinner { width: 38px; height: 38px; border-radius: 50%; border: 3px solid; border-top-color: transparent; animation: turn .9s linear infinite; }
.spinner.small { width: 16px; height: 16px; border-width: 2px; }
@keyframes turn { to { transform: rotate(1turn) } }
.chooser { width: 100%; height: 100%; background: var(--sheet); display: flex; flex-direction: column; animation: rise .25s cubic-bezier(.2,.8,.2,1); }
.chooser-bar { flex: none; height: 96px; padding: 50px 14px 0; display: flex; justify-content: space-between; align-items: center; }
.chooser-bar > * { min-width: 60px; }
.chooser-quiet { text-align: left; }
.chooser-done { min-width: 60px; height: 32px; line-height: 32px; border-radius: 6px; background: var(--green); color: #fff; font-size: 15px; }
.chooser-done[disabled] { opacity: .4; }
.chooser-search { flex: none; margin: 10px 14px; height: 38px; border: 0; border-radius: 8px; padding: 0 12px; background: var(--soft); color: inherit; font: 16px/1 inherit; font-family: inherit; }
.chooser-list { flex: 1; overflow-y: auto; padding: 0 14px 34px; }
.chooser-row { display: block; width: 100%; text-align: left; padding: 12px 34px 12px 0; border-bottom: .5px solid var(--line); position: relative; }
.chooser-row[aria-selected=true]::after { content: ''; position: absolute; right: 8px; top: 50%; width: 14px; height: 7px; margin-top: -6px; border: solid var(--green); border-width: 0 0 2px 2px; transform: rotate(-45deg); }
.chooser-name { display: block; }
.chooser-note { display: block; font-size: 13px; color: var(--quiet); }
.chooser-empty { color: var(--quiet); text-align: center; font-size: 15px; padding: 24px 0; }
.map { position: relative; height: 230px; background: #eef1ec linear-gradient(#e3e9ee 0 0) 0 46%/100% 16px no-repeat; background-image: linear-gradient(#fff 0 0), linear-gradient(90deg, #fff 0 0), linear-gradient(90deg, #fff 0 0), linear-gradient(105deg, #cfe3d4 30%, transparent 30.2%); background-size: 100% 14px, 12px 100%, 8px 100%, 100% 100%; background-position: 0 58%, 31% 0, 74% 0, 0 0; background-repeat: no-repeat; }
.map-dot, .map-pin { position: absolute; width: 8px; height: 8px; margin: -4px; border-radius: 50%; background: #8aa39a; }
.map-pin { width: 22px; height: 22px; margin: -22px -11px 0; background: var(--green); border-radius: 50% 50% 50% 0; transform: rotate(-45deg); border: 3px solid #fff; box-shadow: 0 2px 6px rgba(0,0,0,.3); z-index: 1; }
.viewfinder { flex: none; height: 240px; background: #1b2321; display: grid; place-items: center; }
.viewfinder i { width: 190px; height: 2px; background: var(--green); box-shadow: 0 0 18px 4px var(--green); animation: scan 2.4s ease-in-out infinite alternate; }
@keyframes scan { from { transform: translateY(-80px) } to { transform: translateY(80px) } }
.share { background: var(--soft); }
.share-card { margin: 20px auto 8px; width: 224px; padding: 12px; border-radius: 8px; background: var(--sheet); box-shadow: 0 2px 12px rgba(0,0,0,.08); font-size: 14px; }
.share-app { display: flex; gap: 6px; align-items: center; font-size: 12px; color: var(--quiet); }
.share-title { margin: 8px 0; }
.share-card img, .share-blank { width: 200px; height: 160px; object-fit: cover; display: block; background: linear-gradient(135deg, #dff1ea, #eef3f0); }
.share-foot { margin-top: 8px; padding-top: 6px; border-top: .5px solid var(--line); font-size: 11px; color: var(--quiet); }
.share .sheet-note { background: none; padding: 8px; }
.share-targets { display: flex; flex-wrap: wrap; gap: 14px 6px; padding: 4px 16px 16px; }
.share-target { width: 62px; }
.share-face { display: grid; place-items: center; width: 46px; height: 46px; margin: 0 auto; border-radius: 8px; background: #576b95; color: #fff; font-size: 14px; }
.share-name { display: block; margin-top: 4px; font-size: 11px; color: var(--quiet); overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.viewer { width: 100%; height: 100%; background: #000; display: grid; place-items: center; }
.viewer img { max-width: 100%; max-height: 100%; }
.viewer-count { position: absolute; top: 56px; color: #fff; font-size: 15px; }
.banner { position: absolute; left: 8px; right: 8px; top: 50px; z-index: 3; display: flex; gap: 10px; align-items: center; padding: 12px 14px; border-radius: 16px; text-align: left; pointer-events: auto; background: color-mix(in srgb, var(--sheet) 94%, transparent); box-shadow: 0 6px 28px rgba(0,0,0,.18); animation: drop .3s cubic-bezier(.2,.9,.3,1); }
@keyframes drop { from { transform: translateY(-140%) } }
.banner-words { min-width: 0; font-size: 14px; }
.banner-words > * { display: block; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.banner .consent-mark { flex: none; width: 36px; height: 36px; border-radius: 9px; font-size: 17px; }
.closed { width: 100%; height: 100%; padding: 96px 28px; background: linear-gradient(160deg, #33454b, #5e7b74); color: #fff; }
.closed-note { margin: 0 0 18px; font-size: 14px; opacity: .8; }
.closed-app { font-size: 13px; display: inline-flex; flex-direction: column; align-items: center; gap: 8px; }
.consent-mark.large { width: 56px; height: 56px; font-size: 26px; }
@media (prefers-reduced-motion: reduce) { .mask, .modal, .sheet, .chooser, .toast, .banner { animation: none; } }
`;
