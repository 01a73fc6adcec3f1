export default definePageConfig({ navigationBarTitleText: '粘贴群里的话' });
