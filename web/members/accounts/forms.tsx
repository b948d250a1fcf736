// Opening an account, and play money for a demo one.
import { Alert, Button, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { api, ApiError, ask, keyed } from '@shared/api/client';
import { useWrite } from '@shared/api/queries';
import { toastDone, wordsFor } from '@shared/ui/toasts';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { TRANSACTIONS, useMethods, WALLETS, type Wallet } from '../data';
import { plainAmount } from '../exact';
import { useT } from '../texts';
import { Amount } from '../wallet/Amount';

const USUAL = '30';

export function OpenAccount({ close }: { close: () => void }) {
  const t = useT();
  const [kind, setKind] = useState('live');
  const [currency, setCurrency] = useState('USD');
  const [leverage, setLeverage] = useState(USUAL);
  const leverages = useQuery({ queryKey: ['leverages'], queryFn: () => ask(api.GET('/me/wallets/leverages')), staleTime: 60_000 });
  const methods = useMethods();
  const currencies = [...new Set((methods.data ?? []).flatMap((method) => method.currencies)), 'USD'].filter((one, at, all) => all.indexOf(one) === at).sort();
  const open = useWrite({
    quiet: true, stale: [WALLETS],
    call: (_: undefined, key) => ask(api.POST('/me/wallets', { body: { isDemo: kind === 'demo', currency, leverage, platform: 'NEO' }, headers: keyed(key) })),
    done: ({ id }) => { toastDone(t('accounts.opened', { id })); close(); },
  });
  const fields = open.error instanceof ApiError ? open.error.fields() : {};
  return (
    <form onSubmit={(event: FormEvent) => { event.preventDefault(); open.mutate(undefined); }} noValidate>
      <Stack gap="md">
        {open.error && !Object.keys(fields).length && <Alert color="red" variant="light" role="alert">{wordsFor(open.error)}</Alert>}
        <SegmentedControl aria-label={t('accounts.kind')} size="sm" value={kind} onChange={setKind} data={[{ value: 'live', label: t('accounts.live') }, { value: 'demo', label: t('accounts.demo') }]} />
        <Text size="sm" c="dimmed">{kind === 'demo' ? t('accounts.demoSays') : t('accounts.liveSays')}</Text>
        <Select size="sm" label={t('accounts.currency')} data={currencies} value={currency} allowDeselect={false} error={fields['currency']} onChange={(value) => setCurrency(value ?? 'USD')} />
        <Select size="sm" label={t('accounts.leverage')} description={t('accounts.leverageSays')} allowDeselect={false} value={leverage} error={fields['leverage']} onChange={(value) => setLeverage(value ?? USUAL)}
          data={(leverages.data?.leverages ?? []).map((one) => ({ value: String(one), label: `1:${one}` }))} />
        <Button type="submit" size="sm" loading={open.isPending}>{t('accounts.open')}</Button>
      </Stack>
    </form>
  );
}

export function TopUp({ wallet, close }: { wallet: Wallet; close: () => void }) {
  const t = useT();
  const [amount, setAmount] = useState('10000');
  const top = useWrite({
    quiet: true, stale: [WALLETS, TRANSACTIONS],
    call: (_: undefined, key) => ask(api.POST('/me/demo-top-ups', { body: { walletId: wallet.id, amount: plainAmount(amount), currency: wallet.currency }, headers: keyed(key) })),
    done: () => { toastDone(t('accounts.toppedUp')); close(); },
  });
  const fields = top.error instanceof ApiError ? top.error.fields() : {};
  return (
    <form onSubmit={(event: FormEvent) => { event.preventDefault(); top.mutate(undefined); }} noValidate>
      <Stack gap="md">
        {top.error && !Object.keys(fields).length && <Alert color="red" variant="light" role="alert">{wordsFor(top.error)}</Alert>}
        <Amount label={t('deposit.amountIn', { currency: wallet.currency })} value={amount} currency={wallet.currency} presets={['1000', '10000', '50000']} error={fields['amount']} onChange={setAmount} />
        <Button type="submit" size="sm" loading={top.isPending} disabled={!plainAmount(amount)}>{t('accounts.topUp')}</Button>
      </Stack>
    </form>
  );
}
