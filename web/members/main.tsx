import '@shared/trusted';
import '@shared/preload';
import { startPortal } from '@shared/ui/Portal';
import './touch.css';
import { routes } from './routes';

void startPortal({
  portal: 'members', basepath: '/', texts: import.meta.glob('./i18n/*.json'), routes, signIn: () => import('./Entry'),
  open: ['/auth/login', '/look', '/reset-password', '/sign-up', '/login', '/forgot-password'],
});
