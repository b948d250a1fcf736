// What the parts of Mantine say for themselves, which would be English or nothing: said here in the language of the page, once for all portals.
import { mergeThemeOverrides } from '@mantine/core';
import { theme } from '../theme';
import type { Say } from '../i18n';
import type shared from '../i18n/en.json';

export function worded(say: Say<typeof shared>) {
  return mergeThemeOverrides(theme, {
    components: {
      PasswordInput: { defaultProps: { visibilityToggleButtonProps: { 'aria-label': say('signIn.showPassword') } } },
      PinInput: { defaultProps: { ariaLabel: say('parts.digit') } },
      InputClearButton: { defaultProps: { 'aria-label': say('parts.clear') } },
      ColorPicker: { defaultProps: { saturationLabel: say('parts.saturation'), hueLabel: say('parts.hue'), alphaLabel: say('parts.alpha') } },
      Modal: { defaultProps: { closeButtonProps: { 'aria-label': say('actions.close') } } },
      Drawer: { defaultProps: { closeButtonProps: { 'aria-label': say('actions.close') } } },
      Notification: { defaultProps: { closeButtonProps: { 'aria-label': say('actions.close') } } },
      DatePickerInput: {
        defaultProps: {
          ariaLabels: {
            previousMonth: say('parts.previousMonth'), nextMonth: say('parts.nextMonth'), monthLevelControl: say('parts.months'),
            previousYear: say('parts.previousYear'), nextYear: say('parts.nextYear'), yearLevelControl: say('parts.years'),
            previousDecade: say('parts.previousDecade'), nextDecade: say('parts.nextDecade'),
          },
        },
      },
    },
  });
}
