// Every address of this portal. Screens are loaded when they are opened; those outside of the frame are for who is not signed in, and the terminal.
import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Bare, Frame } from './Frame';

type Load = Parameters<typeof lazyRouteComponent>[0];

const root = createRootRoute();
const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame });
const bare = createRoute({ getParentRoute: () => root, id: 'bare', component: Bare });
const at = (path: string, load: Load) => createRoute({ getParentRoute: () => frame, path, component: lazyRouteComponent(load) });
const full = (path: string, load: Load) => createRoute({ getParentRoute: () => bare, path, component: lazyRouteComponent(load) });
const open = (path: string, load: Load) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) });

export const routes = root.addChildren([
  open('/auth/login', () => import('./auth/AutoLogin')),
  open('/look', () => import('./auth/Look')),
  open('/sign-up', () => import('./auth/SignUp')),
  open('/login', () => import('./auth/Login')),
  open('/forgot-password', () => import('./auth/Forgotten')),
  open('/reset-password', () => import('./auth/ResetPassword')),
  bare.addChildren([
    full('/terminal', () => import('./terminal/terminal')),
    full('/confirm-email', () => import('./auth/ConfirmEmail')),
  ]),
  frame.addChildren([
    at('/', () => import('./Home')),
    at('/onboarding', () => import('./onboarding/Onboarding')),
    at('/onboarding/documents', () => import('./onboarding/Documents')),
    at('/wallet', () => import('./wallet/Wallet')),
    at('/wallet/deposit', () => import('./wallet/Deposit')),
    at('/wallet/withdraw', () => import('./wallet/Withdraw')),
    at('/wallet/transactions', () => import('./wallet/Transactions')),
    at('/accounts', () => import('./accounts/Accounts')),
    at('/profile', () => import('./profile/Profile')),
    at('/profile/security', () => import('./profile/Security')),
    at('/licences', () => import('./profile/Licences')),
  ]),
]);
