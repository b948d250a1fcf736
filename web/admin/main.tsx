import '@shared/trusted';
import '@shared/preload';
import { startPortal } from '@shared/ui/Portal';
import { routes } from './routes';

void startPortal({ portal: 'admin', basepath: '/admin', texts: import.meta.glob('./i18n/*.json'), routes, signIn: () => import('./Entry'), open: ['/accept-invitation'] });
