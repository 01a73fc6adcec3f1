export default definePageConfig({ navigationBarTitleText: '请大家来圆' });
