// Everything about one customer on one page.
import { Button, Menu } from '@mantine/core';
import { api, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import { useMay } from '@shared/api/queries';
import { country } from '@shared/i18n/format';
import { CopyText } from '@shared/ui/Copy';
import { confirm, showPanel } from '@shared/ui/dialogs';
import { Money, Num } from '@shared/ui/Num';
import { Record, type Tab } from '@shared/ui/Record';
import { Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { toastDone, toastError, toastRefusal } from '@shared/ui/toasts';
import { IconChevronDown, IconEdit, IconEye } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy } from 'react';
import { CustomerStatus, KycStatus } from '../../badges';
import { useT } from '../../texts';
import { EditCustomer } from '../customerForms';
import { Comments } from './Comments';
import { lookAs } from './look';
import { Profile } from './Profile';

const Papers = lazy(() => import('../kyc/Papers'));
const Wallets = lazy(() => import('./Wallets'));
const MoneyList = lazy(() => import('../../money/TransactionList'));
const Positions = lazy(() => import('../../trading/PositionList'));
const Orders = lazy(() => import('./Orders'));
const Trail = lazy(() => import('../../insight/Trail'));
const History = lazy(() => import('./History'));

export default function CustomerPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({ queryKey: ['customer', id], queryFn: () => ask(api.GET('/customers/{id}', { params: { path: { id } } })) });
  return <Loaded query={query} rows={12}>{(customer) => <View customer={customer} />}</Loaded>;
}

function View({ customer }: { customer: Schemas['Customer'] }) {
  const t = useT();
  const may = useMay();
  const { id } = customer;
  const owner = customer.retentionAgent ?? customer.conversionAgent;
  const tabs: Tab[] = [{ key: 'profile', label: t('customer.profile'), content: () => <Profile customer={customer} /> }];
  if (may('listCustomerDocuments')) tabs.push({ key: 'kyc', label: t('customer.kyc'), count: customer.documentCount, content: () => <Papers customer={customer} /> });
  if (may('listWallets')) tabs.push({ key: 'wallets', label: t('customer.wallets'), content: () => <Wallets customerId={id} /> });
  if (may('listTransactions')) tabs.push({ key: 'transactions', label: t('nav.transactions'), content: () => <MoneyList customerId={id} /> });
  if (may('listPositions')) tabs.push({ key: 'positions', label: t('nav.positions'), count: customer.positionsCount, content: () => <Positions customerId={id} /> });
  if (may('listOrders')) tabs.push({ key: 'orders', label: t('nav.orders'), content: () => <Orders customerId={id} /> });
  tabs.push({ key: 'comments', label: t('customer.comments'), content: () => <Comments customerId={id} /> });
  if (may('getCustomerTimeline')) tabs.push({ key: 'timeline', label: t('customer.timeline'), content: () => <History customerId={id} /> });
  if (may('listAudit')) tabs.push({ key: 'audit', label: t('nav.audit'), content: () => <Trail entityId={id} /> });
  return (
    <Record
      title={<bdi>{customer.name}</bdi>}
      badges={<><CustomerStatus value={customer.status} /><KycStatus value={customer.kycStatus} /></>}
      about={<>
        <span>{t('customers.number')} <CopyText text={customer.accountId} /></span>
        <CopyText text={customer.email} />
        {customer.mobilenumber && <CopyText text={customer.mobilenumber} />}
        <span>{country(customer.country)}</span>
        <span>{t('customers.agent')}: <bdi>{owner?.name ?? '—'}</bdi></span>
        {customer.riskStatus && <span>{t('customer.risk')}: {customer.riskStatus}</span>}
      </>}
      figures={[
        { label: t('customers.deposits'), value: <Money value={customer.depositTotal} currency="USD" /> },
        { label: t('customers.withdrawals'), value: <Money value={customer.withdrawalTotal} currency="USD" /> },
        { label: t('customers.positions'), value: <Num value={customer.positionsCount} /> },
        { label: t('customers.volume'), value: <Num value={customer.totalVolumeTraded} most={2} /> },
        { label: t('customers.lastActive'), value: <Time value={customer.lastActive} as="ago" /> },
        { label: t('customers.registered'), value: <Time value={customer.createdAt} as="date" /> },
      ]}
      actions={<Actions customer={customer} />}
      tabs={tabs}
    />
  );
}

function Actions({ customer }: { customer: Schemas['Customer'] }) {
  const t = useT();
  const may = useMay();
  const client = useQueryClient();
  const again = () => Promise.all([client.invalidateQueries({ queryKey: ['customer', customer.id] }), client.invalidateQueries({ queryKey: ['customers'] })]);
  const blocked = customer.status === 'DISABLED';
  const block = async () => {
    const sure = await confirm({
      title: blocked ? t('customer.enableTitle') : t('customer.disableTitle'), says: blocked ? t('customer.enableSays', { name: customer.name }) : t('customer.disableSays', { name: customer.name }),
      action: blocked ? t('customer.enable') : t('customers.disable'), danger: !blocked,
    });
    if (!sure) return;
    await ask(api.PATCH('/customers/{id}', { params: { path: { id: customer.id } }, body: { status: blocked ? 'ACTIVE' : 'DISABLED' }, headers: keyed(newKey()) }));
    toastDone(t('customer.changed'));
    await again();
  };
  const look = async () => {
    const sure = await confirm({ title: t('customer.lookTitle'), says: t('customer.lookSays', { name: customer.name }), action: t('customer.look'), reason: { label: t('customer.lookWhy'), needed: true } });
    if (sure && !(await lookAs(customer.id, sure.reason))) toastRefusal(t('customer.lookBlocked'));
  };
  return (
    <>
      {may('impersonateCustomer') && !blocked && <Button variant="default" leftSection={<IconEye size={15} />} onClick={() => void look().catch(toastError)}>{t('customer.look')}</Button>}
      {may('updateCustomer') && <Change customer={customer} blocked={blocked} block={() => void block().catch(toastError)} />}
    </>
  );
}

function Change({ customer, blocked, block }: { customer: Schemas['Customer']; blocked: boolean; block: () => void }) {
  const t = useT();
  return (
    <>
      <Button variant="default" leftSection={<IconEdit size={15} />} onClick={() => showPanel({ title: customer.name, content: (close) => <EditCustomer customer={customer} close={close} /> })}>{t('words.edit')}</Button>
      <Menu position="bottom-end">
        <Menu.Target><Button variant="default" rightSection={<IconChevronDown size={14} />}>{t('words.more')}</Button></Menu.Target>
        <Menu.Dropdown><Menu.Item color={blocked ? undefined : 'red'} onClick={block}>{blocked ? t('customer.enable') : t('customers.disable')}</Menu.Item></Menu.Dropdown>
      </Menu>
    </>
  );
}
