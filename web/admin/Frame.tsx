// The frame of the back office: the navigation by the rooms of the house, and the search.
import { Menu } from '@mantine/core';
import { Shell, type NavGroup } from '@shared/ui/Shell';
import {
  IconActivity, IconArrowsExchange, IconAdjustments, IconBook2, IconBuildingBank, IconCalendarOff, IconCash, IconChartCandle, IconCoins, IconFlag, IconForms, IconHistory, IconHome, IconKey, IconListDetails,
  IconLock, IconPalette, IconReceipt, IconShield, IconTag, IconUserPlus, IconUserScan, IconUsers, IconUsersGroup, IconWallet, IconWebhook, IconWorld,
} from '@tabler/icons-react';
import { useLiveLists } from '@shared/api/useLive';
import { LinkSign } from '@shared/ui/LinkSign';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useWaiting } from './queries';
import { useT } from './texts';

const Search = lazy(() => import('./Search'));

export function Frame() {
  const t = useT();
  const waiting = useWaiting();
  useLiveLists();
  const nav: NavGroup[] = [
    { items: [{ to: '/', label: t('nav.home'), icon: <IconHome />, exact: true }] },
    { label: t('nav.people'), items: [
      { to: '/leads', label: t('nav.leads'), icon: <IconUserPlus />, op: 'listLeads' },
      { to: '/customers', label: t('nav.customers'), icon: <IconUsers />, op: 'listCustomers' },
      { to: '/review', label: t('nav.review'), icon: <IconUserScan />, op: 'approveKyc', count: waiting.kyc },
    ] },
    { label: t('nav.money'), items: [
      { to: '/withdrawals', label: t('nav.withdrawals'), icon: <IconCash />, op: 'approveWithdrawal', count: waiting.withdrawals },
      { to: '/transactions', label: t('nav.transactions'), icon: <IconReceipt />, op: 'listTransactions' },
      { to: '/wallets', label: t('nav.wallets'), icon: <IconWallet />, op: 'listWallets' },
      { to: '/ledger', label: t('nav.ledger'), icon: <IconBook2 />, op: 'trialBalance' },
    ] },
    { label: t('nav.trading'), items: [
      { to: '/positions', label: t('nav.positions'), icon: <IconChartCandle />, op: 'listPositions' },
      { to: '/orders', label: t('nav.orders'), icon: <IconListDetails />, op: 'listOrders' },
      { to: '/instruments', label: t('nav.instruments'), icon: <IconCoins />, op: 'listInstruments' },
      { to: '/groups', label: t('nav.groups'), icon: <IconUsersGroup />, op: 'listGroups' },
      { to: '/conversions', label: t('nav.conversions'), icon: <IconArrowsExchange />, op: 'listConversions' },
      { to: '/downtimes', label: t('nav.downtimes'), icon: <IconCalendarOff />, op: 'createDowntime' },
      { to: '/feeds', label: t('nav.feeds'), icon: <IconActivity />, op: 'listFeeds' },
    ] },
    { label: t('nav.settings'), items: [
      { to: '/brand', label: t('nav.brand'), icon: <IconPalette />, op: 'listSettings' },
      { to: '/staff', label: t('nav.staff'), icon: <IconShield />, op: 'listStaff' },
      { to: '/roles', label: t('nav.roles'), icon: <IconLock />, op: 'listRoles' },
      { to: '/api-keys', label: t('nav.keys'), icon: <IconKey />, op: 'listApiKeys' },
      { to: '/webhooks', label: t('nav.webhooks'), icon: <IconWebhook />, op: 'listWebhookEndpoints' },
      { to: '/sales-desks', label: t('nav.desks'), icon: <IconFlag />, op: 'listSalesDesks' },
      { to: '/sales-statuses', label: t('nav.statuses'), icon: <IconTag />, op: 'listSalesStatuses' },
      { to: '/payment-providers', label: t('nav.providers'), icon: <IconBuildingBank />, op: 'listPaymentProviders' },
      { to: '/exchange-rates', label: t('nav.rates'), icon: <IconAdjustments />, op: 'listExchangeRates' },
      { to: '/countries', label: t('nav.countries'), icon: <IconWorld />, op: 'toggleCountry' },
      { to: '/onboarding', label: t('nav.onboarding'), icon: <IconForms />, op: 'listOnboardingSteps' },
      { to: '/audit', label: t('nav.audit'), icon: <IconHistory />, op: 'listAudit' },
    ] },
  ];
  return (
    <Shell area={t('area')} nav={nav} tools={<LinkSign />} search={<Suspense><Search nav={nav} /></Suspense>}
      userMenu={<Menu.Item component={Link} to="/security" leftSection={<IconShield size={16} />}>{t('nav.security')}</Menu.Item>} />
  );
}
