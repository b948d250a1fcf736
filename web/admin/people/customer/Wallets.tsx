// A customer's wallets: what is in them, and the ways to change that.
import { Button, Group, Menu, Stack } from '@mantine/core';
import { api, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import { useMay } from '@shared/api/queries';
import { CopyText } from '@shared/ui/Copy';
import { confirm, showPanel } from '@shared/ui/dialogs';
import { SchemaForm } from '@shared/ui/form/SchemaForm';
import { Money, Num } from '@shared/ui/Num';
import { Cards, Facts } from '@shared/ui/Record';
import { Empty, Loaded } from '@shared/ui/states';
import { toastError } from '@shared/ui/toasts';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Demo } from '../../badges';
import { fieldHint, fieldLabel } from '../../fields';
import { useGroups } from '../../queries';
import { useT } from '../../texts';

export default function Wallets({ customerId }: { customerId: string }) {
  const t = useT();
  const may = useMay();
  const query = useQuery({ queryKey: ['wallets', customerId], queryFn: () => ask(api.GET('/wallets', { params: { query: { customerId, limit: 100, offset: 0 } } })), refetchInterval: 5000 });
  const open = may('createWallet') && (
    <Button variant="default" leftSection={<IconPlus size={15} />} onClick={() => showPanel({ title: t('wallets.open'), content: (close) => <OpenWallet customerId={customerId} close={close} /> })}>{t('wallets.open')}</Button>
  );
  return (
    <Loaded query={query}>
      {({ wallets }) => (
        <Stack gap="sm">
          <Group justify="flex-end">{open}</Group>
          {wallets.length === 0 ? <Empty title={t('wallets.none')} hint={t('wallets.noneHint')} /> : <Cards>{wallets.map((wallet) => <Wallet key={wallet.id} wallet={wallet} />)}</Cards>}
        </Stack>
      )}
    </Loaded>
  );
}

function Wallet({ wallet }: { wallet: Schemas['Wallet'] }) {
  const t = useT();
  const money = (value: string, coloured?: boolean) => <Money value={value} currency={wallet.currency} coloured={coloured} />;
  return (
    <Facts title={`${wallet.platform} ${wallet.id}`} action={<Group gap={6}><Demo on={wallet.isDemo} /><WalletMenu wallet={wallet} /></Group>} facts={[
      [t('wallets.login'), <CopyText key="l" text={String(wallet.id)} />], [t('wallets.balance'), money(wallet.balance)], [t('wallets.equity'), money(wallet.equity)], [t('wallets.credit'), money(wallet.credit)],
      [t('wallets.profit'), money(wallet.profitLoss, true)], [t('wallets.margin'), money(wallet.margin)], [t('wallets.free'), money(wallet.marginFree)], [t('wallets.level'), wallet.marginLevelPercent && <Num value={wallet.marginLevelPercent} most={1} percent />],
      [t('wallets.withdrawable'), money(wallet.withdrawable)], [t('wallets.group'), wallet.group?.name], [t('wallets.leverage'), <bdi key="v" dir="ltr">1:{wallet.leverage}</bdi>], [t('wallets.open_'), <Num key="o" value={wallet.openPositions} />],
    ]} />
  );
}

function WalletMenu({ wallet }: { wallet: Schemas['Wallet'] }) {
  const t = useT();
  const may = useMay();
  const client = useQueryClient();
  const on = wallet.status === 'ACTIVE';
  const params = { path: { id: wallet.id } };
  const toggle = async () => {
    const sure = await confirm({ title: on ? t('wallets.stop') : t('wallets.start'), says: on ? t('wallets.stopSays', { id: wallet.id }) : t('wallets.startSays', { id: wallet.id }), action: on ? t('wallets.stop') : t('wallets.start'), danger: on });
    if (!sure) return;
    await (on ? ask(api.POST('/wallets/{id}/disable', { params, headers: keyed(newKey()) })) : ask(api.POST('/wallets/{id}/enable', { params, headers: keyed(newKey()) })));
    await client.invalidateQueries({ queryKey: ['wallets'] });
  };
  if (!may('updateWallet') && !may('postManualTransaction')) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button variant="subtle" size="compact-xs" rightSection={<IconChevronDown size={13} />}>{t('words.more')}</Button></Menu.Target>
      <Menu.Dropdown>
        {may('postManualTransaction') && <Menu.Item onClick={() => showPanel({ title: t('wallets.post', { id: wallet.id }), content: (close) => <Post wallet={wallet} close={close} /> })}>{t('wallets.postAction')}</Menu.Item>}
        {may('updateWallet') && <Menu.Item onClick={() => showPanel({ title: t('wallets.change', { id: wallet.id }), content: (close) => <Change wallet={wallet} close={close} /> })}>{t('wallets.changeAction')}</Menu.Item>}
        {may('disableWallet') && <Menu.Item color={on ? 'red' : undefined} onClick={() => void toggle().catch(toastError)}>{on ? t('wallets.stop') : t('wallets.start')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

interface Form {
  wallet: Schemas['Wallet'];
  close: () => void;
}

function Post({ wallet, close }: Form) {
  return (
    <SchemaForm<Schemas['Manual']> op="postManualTransaction" label={fieldLabel} hint={fieldHint} only={['type', 'amount', 'currency', 'method', 'comment', 'addToCredit', 'isFake']} values={{ currency: wallet.currency, type: 'DEPOSIT' }}
      choices={{ currency: [...new Set([wallet.currency, 'USD'])].map((value) => ({ value, label: value })) }} cancel={close} done={close} stale={[['wallets'], ['transactions'], ['customer', wallet.customerId]]}
      save={(body, key) => ask(api.POST('/wallets/{id}/transactions', { params: { path: { id: wallet.id } }, body, headers: keyed(key) }))} />
  );
}

function Change({ wallet, close }: Form) {
  const groups = useGroups().filter((group) => group.currency === wallet.currency && group.isDemo === wallet.isDemo);
  return (
    <SchemaForm<Schemas['WalletUpdate']> op="updateWallet" label={fieldLabel} hint={fieldHint} values={{ groupId: wallet.groupId, leverage: wallet.leverage }} choices={{ groupId: groups.map(({ id, name }) => ({ value: String(id), label: name })) }} cancel={close} done={close}
      stale={[['wallets']]} save={(body, key) => ask(api.PATCH('/wallets/{id}', { params: { path: { id: wallet.id } }, body, headers: keyed(key) }))} />
  );
}

function OpenWallet({ customerId, close }: { customerId: string; close: () => void }) {
  const groups = useGroups();
  return (
    <SchemaForm<Schemas['NewForCustomer']> op="createWallet" label={fieldLabel} hint={fieldHint} fixed={{ customerId }} only={['groupId', 'leverage', 'isDemo']} choices={{ groupId: groups.map(({ id, name }) => ({ value: String(id), label: name })) }} cancel={close} done={close}
      stale={[['wallets']]} save={(body, key) => ask(api.POST('/wallets', { body, headers: keyed(key) }))} />
  );
}
