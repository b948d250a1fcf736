import '@shared/trusted';
import '@shared/preload';
import { startPortal } from '@shared/ui/Portal';
import { routes } from './routes';

void startPortal({ portal: 'partners', basepath: '/partners', texts: import.meta.glob('./i18n/*.json'), routes, signIn: () => import('./Entry') });
