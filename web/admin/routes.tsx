// Every address of the back office. Screens are loaded when they are opened.
import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Frame } from './Frame';

type Load = Parameters<typeof lazyRouteComponent>[0];

const root = createRootRoute();
const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame });
const at = (path: string, load: Load, name?: string) => createRoute({ getParentRoute: () => frame, path, component: lazyRouteComponent(load, name as never) });
/** Addresses for whom is not signed in stand outside of the frame. */
const outside = (path: string, load: Load) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) });

export const routes = root.addChildren([
  outside('/accept-invitation', () => import('./Invitation')),
  frame.addChildren([
    at('/', () => import('./insight/Home')),
    at('/leads', () => import('./people/leads/Leads')),
    at('/leads/import', () => import('./people/leads/Import')),
    at('/leads/$id', () => import('./people/leads/Lead')),
    at('/customers', () => import('./people/Customers')),
    at('/customers/$id', () => import('./people/customer/Customer')),
    at('/review', () => import('./people/kyc/Review')),
    at('/withdrawals', () => import('./money/Withdrawals')),
    at('/transactions', () => import('./money/TransactionList')),
    at('/wallets', () => import('./money/Wallets')),
    at('/ledger', () => import('./money/Ledger')),
    at('/positions', () => import('./trading/PositionList')),
    at('/orders', () => import('./trading/OrderList')),
    at('/instruments', () => import('./trading/Instruments')),
    at('/groups', () => import('./trading/Groups')),
    at('/conversions', () => import('./trading/Conversions')),
    at('/downtimes', () => import('./trading/Downtimes')),
    at('/feeds', () => import('./trading/Feeds')),
    at('/audit', () => import('./insight/Audit')),
    at('/staff', () => import('./settings/Staff')),
    at('/roles', () => import('./settings/Roles')),
    at('/api-keys', () => import('./settings/ApiKeys')),
    at('/brand', () => import('./settings/brand/Settings')),
    at('/webhooks', () => import('./settings/webhooks/Webhooks')),
    at('/webhooks/$id', () => import('./settings/webhooks/Deliveries')),
    at('/sales-desks', () => import('./settings/Simple'), 'Desks'),
    at('/sales-statuses', () => import('./settings/Simple'), 'Statuses'),
    at('/exchange-rates', () => import('./settings/Simple'), 'Rates'),
    at('/payment-providers', () => import('./settings/Simple'), 'Providers'),
    at('/countries', () => import('./settings/Countries')),
    at('/onboarding', () => import('./settings/Onboarding')),
    at('/security', () => import('@shared/ui/Security')),
  ]),
]);
