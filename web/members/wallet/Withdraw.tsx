// Asking for money to be paid out; once asked for, it is followed as a parcel.
import { Alert, Anchor, Button, Select, Stack, Text, TextInput } from '@mantine/core';
import { api, ApiError, ask, keyed } from '@shared/api/client';
import { useWrite } from '@shared/api/queries';
import { money } from '@shared/i18n/format';
import { confirm } from '@shared/ui/dialogs';
import { Money } from '@shared/ui/Num';
import { Empty, Loaded } from '@shared/ui/states';
import { wordsFor } from '@shared/ui/toasts';
import { Link, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { isLive, memory, TRANSACTIONS, useMethods, useOpenWithdrawal, useRecent, useWallets, WALLETS, WITHDRAWAL, type Wallet } from '../data';
import { parse, plainAmount } from '../exact';
import { useT } from '../texts';
import { Page, Panel } from '../ui';
import { Amount } from './Amount';
import { Guard } from './Guard';
import { methodName } from './methods';
import { OpenWithdrawal } from './OpenWithdrawal';
import { TransactionRows } from './Recent';

export default function Withdraw() {
  const t = useT();
  const wallets = useWallets();
  const open = useOpenWithdrawal();
  const live = wallets.data?.filter(isLive) ?? [];
  return (
    <Page title={t('withdraw.title')} back="/wallet">
      {open.data ? <OpenWithdrawal transaction={open.data} /> : (
        <Loaded query={wallets}>
          {() => (live.length
            ? <Guard stage="BeforeWithdrawal"><Form wallets={live} /></Guard>
            : <Panel><Empty title={t('wallet.none')} hint={t('wallet.noneHint')} action={<Button component={Link} to="/accounts" size="sm" mt="sm">{t('accounts.open')}</Button>} /></Panel>)}
        </Loaded>
      )}
      {live[0] && <Earlier wallet={live[0]} />}
    </Page>
  );
}

function Form({ wallets }: { wallets: Wallet[] }) {
  const t = useT();
  const { account } = useSearch({ strict: false }) as { account?: string };
  const methods = useMethods();
  const offered = (methods.data ?? []).filter(({ type }) => type === 'withdrawal');
  const [id, setId] = useState(account ?? String(wallets[0]?.id ?? ''));
  const [picked, setProvider] = useState<string | null>(null);
  const [amount, setAmount] = useState('');
  const [address, setAddress] = useState(() => memory.read('withdraw.address') ?? '');
  const wallet = wallets.find((one) => String(one.id) === id) ?? wallets[0];
  const method = offered.find((one) => one.id === picked) ?? offered[0];
  const request = useWrite({
    quiet: true, stale: [WITHDRAWAL, WALLETS, TRANSACTIONS],
    call: (_: undefined, key) => ask(api.POST('/me/withdrawals', { body: { provider: method?.provider, currency: wallet?.currency, amount: plainAmount(amount), walletAddress: address.trim(), walletId: wallet?.id }, headers: keyed(key) })),
    done: () => memory.keep('withdraw.address', address.trim()),
  });
  if (!wallet) return null;
  const fields = request.error instanceof ApiError ? request.error.fields() : {};
  const tooMuch = (parse(amount) ?? 0n) > (parse(wallet.withdrawable) ?? 0n);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const sum = money(plainAmount(amount), wallet.currency);
    const yes = await confirm({ title: t('withdraw.askTitle', { amount: sum }), says: t('withdraw.askSays', { amount: sum, address: address.trim() }), action: t('withdraw.ask') });
    if (yes) request.mutate(undefined);
  };
  return (
    <Panel>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          {request.error && !Object.keys(fields).length && <Alert color="red" variant="light" role="alert">{wordsFor(request.error)}</Alert>}
          {wallets.length > 1 && <Select size="sm" label={t('withdraw.from')} allowDeselect={false} value={String(wallet.id)} error={fields['walletId']} onChange={(value) => setId(value ?? '')} data={wallets.map((one) => ({ value: String(one.id), label: `${one.id} · ${money(one.withdrawable, one.currency)}` }))} />}
          {offered.length > 1 && <Select size="sm" label={t('deposit.how')} allowDeselect={false} value={method?.id ?? null} error={fields['provider']} onChange={setProvider} data={offered.map((one) => ({ value: one.id, label: methodName(one) }))} />}
          <Amount label={t('deposit.amountIn', { currency: wallet.currency })} value={amount} currency={wallet.currency} presets={[]} onChange={setAmount} error={fields['amount'] ?? (tooMuch ? t('withdraw.tooMuch', { amount: money(wallet.withdrawable, wallet.currency) }) : undefined)}
            description={<>{t('wallet.withdrawable')}: <Money value={wallet.withdrawable} currency={wallet.currency} /> <Anchor component="button" type="button" size="xs" onClick={() => setAmount(wallet.withdrawable)}>{t('withdraw.everything')}</Anchor></>} />
          <TextInput size="md" label={t('withdraw.to')} description={t('withdraw.toHint')} dir="ltr" required withAsterisk={false} maxLength={200} value={address} error={fields['walletAddress']} onChange={(event) => setAddress(event.currentTarget.value)} />
          <Text size="sm" c="dimmed">{t('withdraw.says')}</Text>
          <Button type="submit" size="md" loading={request.isPending} disabled={!plainAmount(amount) || tooMuch || !address.trim()}>{t('withdraw.ask')}</Button>
        </Stack>
      </form>
    </Panel>
  );
}

function Earlier({ wallet }: { wallet: Wallet }) {
  const t = useT();
  const recent = useRecent(wallet.id, 365);
  const past = (recent.data ?? []).filter(({ type, status }) => type === 'WITHDRAWAL' && status !== 'PENDING' && status !== 'APPROVED' && status !== 'PROCESSING');
  return past.length > 0 && <Panel title={t('withdraw.earlier')}><TransactionRows transactions={past.slice(0, 10)} /></Panel>;
}
