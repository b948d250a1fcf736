// Where toasts appear; loaded after the first screen, keeps what was told before.
import '@mantine/notifications/styles.css';
import { Notifications } from '@mantine/notifications';
import { direction, useLanguage } from '../i18n';

export default function ToastPlace() {
  return <Notifications position={direction(useLanguage()) === 'rtl' ? 'bottom-left' : 'bottom-right'} limit={4} />;
}
