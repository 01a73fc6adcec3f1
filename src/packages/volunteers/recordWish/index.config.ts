export default definePageConfig({ navigationBarTitleText: '替人许一个' });
