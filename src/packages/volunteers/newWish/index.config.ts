export default definePageConfig({ navigationBarTitleText: '许一个心愿' });
