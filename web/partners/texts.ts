// The partner portal's texts: `useT()` in components.
import { texts } from '@shared/i18n';
import type en from './i18n/en.json';

export const useT = texts<typeof en>('partners');
export type Text = ReturnType<typeof useT>;
