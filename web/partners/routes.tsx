// Every address of this portal. Screens are loaded when they are opened.
import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Frame } from './Frame';

const root = createRootRoute({ component: Frame });
const at = (path: string, load: Parameters<typeof lazyRouteComponent>[0]) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) });

export const routes = root.addChildren([at('/', () => import('./Home')), at('/security', () => import('@shared/ui/Security'))]);
