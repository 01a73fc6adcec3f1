/* global Page, wx */
// The page hands its wx to the test: that is the very object an app sees.
Page({
  onLoad() {
    this.wx = wx;
  },
  onShareAppMessage({ from }) {
    return { title: '来看看 ' + from, path: '/pages/detail/index?id=7' };
  },
  onTabItemTap(item) {
    this.tapped = item;
  },
});
