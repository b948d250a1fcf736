// A deposit in three taps: the method and the amount of last time are chosen already; what will happen is said before the button.
import { Alert, Button, Select, Stack, Text } from '@mantine/core';
import { api, ApiError, ask, keyed } from '@shared/api/client';
import { useWrite } from '@shared/api/queries';
import { money } from '@shared/i18n/format';
import { Money } from '@shared/ui/Num';
import { Empty, Loaded } from '@shared/ui/states';
import { wordsFor } from '@shared/ui/toasts';
import { IconBuildingBank, IconCreditCard, IconWallet } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useState, type FormEvent } from 'react';
import { isLive, memory, TRANSACTIONS, useMethods, useWallets, WALLETS, type Transaction, type Wallet } from '../data';
import { plainAmount } from '../exact';
import { useT } from '../texts';
import { Choices, Facts, Page, Panel } from '../ui';
import { Amount } from './Amount';
import { Guard } from './Guard';
import { Parcel } from './Parcel';
import { methodName } from './methods';

const ICONS: Record<string, typeof IconCreditCard> = { card: IconCreditCard, bank: IconBuildingBank };

export default function Deposit() {
  const t = useT();
  const wallets = useWallets();
  const [started, setStarted] = useState<Transaction>();
  return (
    <Page title={t('deposit.title')} back="/wallet">
      {started ? <Tracked first={started} again={() => setStarted(undefined)} /> : (
        <Loaded query={wallets}>
          {(all) => {
            const live = all.filter(isLive);
            return live.length
              ? <Guard stage="BeforeDeposit"><Form wallets={live} started={setStarted} /></Guard>
              : <Panel><Empty title={t('wallet.none')} hint={t('wallet.noneHint')} action={<Button component={Link} to="/accounts" size="sm" mt="sm">{t('accounts.open')}</Button>} /></Panel>;
          }}
        </Loaded>
      )}
    </Page>
  );
}

function Form({ wallets, started }: { wallets: Wallet[]; started: (transaction: Transaction) => void }) {
  const t = useT();
  const { account } = useSearch({ strict: false }) as { account?: string };
  const methods = useMethods();
  const last = memory.read('deposit.method');
  const offered = (methods.data ?? []).filter(({ type }) => type === 'deposit').sort((a, b) => (a.id === last ? -1 : b.id === last ? 1 : 0));
  const [id, setId] = useState(account ?? String(wallets[0]?.id ?? ''));
  const [picked, setMethod] = useState<string | null>(null);
  const [amount, setAmount] = useState(() => memory.read('deposit.amount') ?? '');
  const wallet = wallets.find((one) => String(one.id) === id) ?? wallets[0];
  const method = offered.find((one) => one.id === picked) ?? offered[0];
  const start = useWrite({
    quiet: true, stale: [TRANSACTIONS],
    call: (_: undefined, key) => ask(api.POST('/me/deposits', { body: { walletId: wallet?.id ?? 0, amount: plainAmount(amount), currency: wallet?.currency ?? '', method: method?.id ?? '' }, headers: keyed(key) })),
    done: ({ transaction, redirectUrl }) => {
      memory.keep('deposit.method', method?.id ?? '');
      memory.keep('deposit.amount', plainAmount(amount));
      if (redirectUrl && /^https?:\/\//.test(redirectUrl)) location.assign(redirectUrl);
      else started(transaction);
    },
  });
  const fields = start.error instanceof ApiError ? start.error.fields() : {};
  const ready = wallet && method && plainAmount(amount);
  const sum = ready ? money(plainAmount(amount), wallet.currency) : '';
  return (
    <Loaded query={methods}>
      {() => (
        <form onSubmit={(event: FormEvent) => { event.preventDefault(); if (ready) start.mutate(undefined); }} noValidate>
          <Stack gap="md">
            {start.error && !Object.keys(fields).length && <Alert color="red" variant="light" role="alert">{wordsFor(start.error)}</Alert>}
            <Panel title={t('deposit.how')}>
              {offered.length === 0 ? <Empty title={t('deposit.noMethods')} hint={t('deposit.noMethodsHint')} />
                : <Choices label={t('deposit.how')} value={method?.id ?? null} onChange={setMethod} options={offered.map((one) => { const Icon = ICONS[one.id] ?? IconWallet; return { value: one.id, label: methodName(one), hint: one.id === last ? t('deposit.lastTime') : one.provider === 'manual' ? t('deposit.test') : undefined, icon: <Icon size={22} aria-hidden /> }; })} />}
              {fields['method'] && <Text size="xs" c="var(--mantine-color-error)" mt={6}>{fields['method']}</Text>}
            </Panel>
            <Panel title={t('deposit.howMuch')}>
              <Amount label={t('deposit.amountIn', { currency: wallet?.currency ?? '' })} value={amount} currency={wallet?.currency ?? ''} presets={(method?.predefinedAmounts ?? []).map(String)} error={fields['amount']} onChange={setAmount} />
              {wallets.length > 1 && <Select mt="sm" size="sm" label={t('deposit.into')} allowDeselect={false} value={String(wallet?.id)} onChange={(value) => setId(value ?? '')} data={wallets.map((one) => ({ value: String(one.id), label: `${one.id} · ${money(one.balance, one.currency)}` }))} />}
            </Panel>
            <Panel label={t('deposit.summary')}>
              <Facts facts={[
                [t('deposit.into'), t('accounts.number', { id: wallet?.id ?? '' })],
                [t('deposit.limits'), limitsOf(method, t)],
                [t('deposit.arrives'), t('deposit.arrivesWhen')],
              ]} />
              <Button type="submit" size="lg" fullWidth mt="sm" loading={start.isPending} disabled={!ready}>{ready ? t('deposit.confirm', { amount: sum }) : t('deposit.action')}</Button>
            </Panel>
          </Stack>
        </form>
      )}
    </Loaded>
  );
}

function limitsOf(method: { minimumAmount?: string | number | null; maximumAmount?: string | number | null } | undefined, t: ReturnType<typeof useT>) {
  const least = method?.minimumAmount ? money(method.minimumAmount, 'USD') : null;
  const most = method?.maximumAmount ? money(method.maximumAmount, 'USD') : null;
  if (least && most) return <bdi dir="ltr">{`${least} – ${most}`}</bdi>;
  return least ? t('deposit.atLeast', { amount: least }) : most ? t('deposit.atMost', { amount: most }) : t('deposit.noLimits');
}

const OPEN = new Set(['PENDING', 'APPROVED', 'PROCESSING']);

function Tracked({ first, again }: { first: Transaction; again: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: [...TRANSACTIONS, 'one', first.id], initialData: first,
    queryFn: async () => (await ask(api.GET('/transactions/{id}', { params: { path: { id: first.id } } }))).transaction,
    refetchInterval: (query) => (OPEN.has(query.state.data?.status ?? '') ? 3000 : false),
  });
  const over = !OPEN.has(data.status);
  useEffect(() => {
    if (over) void client.invalidateQueries({ queryKey: WALLETS });
  }, [over, client]);
  return (
    <Panel title={<Money value={data.requestedAmount} currency={data.requestedCurrency} />}>
      <Stack gap="md">
        <Parcel transaction={data} />
        <Text size="sm" c="dimmed" role="status">{data.status === 'COMPLETED' ? t('deposit.credited') : over ? t('deposit.failed') : t('deposit.waiting')}</Text>
        <Button component={Link} to={data.status === 'COMPLETED' ? '/terminal' : '/wallet'} size="sm">{data.status === 'COMPLETED' ? t('home.trade') : t('deposit.toWallet')}</Button>
        <Button variant="subtle" size="sm" onClick={again}>{t('deposit.another')}</Button>
      </Stack>
    </Panel>
  );
}
