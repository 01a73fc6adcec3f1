import { mergeInternalComponents } from '@tarojs/shared';
import viewAttributes from './viewAttributes.json';

// Taro numbers the attributes of its templates; build and runtime must number the same list (config/templates.ts).
mergeInternalComponents(viewAttributes);
