// What one has to know before money leaves: the request, the person, what came in by which way, what is open, earlier payouts.
import { Alert, Stack } from '@mantine/core';
import { api, ask, type Schemas } from '@shared/api/client';
import { country } from '@shared/i18n/format';
import { CopyText } from '@shared/ui/Copy';
import { Money, Num } from '@shared/ui/Num';
import { Card, Cards, Facts } from '@shared/ui/Record';
import { Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { CustomerStatus, Demo, KycStatus, methodWord, TransactionStatus } from '../badges';
import { useT } from '../texts';
import { Age } from './Withdrawals';

type Transaction = Schemas['Transaction'];

const RECENT = 12;

export function Case({ transaction }: { transaction: Transaction }) {
  const t = useT();
  const { customerId, walletId, currency } = transaction;
  const query = useQuery({
    queryKey: ['transactions', transaction.id, 'case'],
    queryFn: async () => {
      const history = (type: 'DEPOSIT' | 'WITHDRAWAL') => ask(api.GET('/transactions', { params: { query: { limit: RECENT, offset: 0, sortBy: '-createdAt', filters: { customerId, types: [type] } } } }));
      const [customer, wallet, deposits, withdrawals] = await Promise.all([
        ask(api.GET('/customers/{id}', { params: { path: { id: customerId } } })), ask(api.GET('/wallets/{id}', { params: { path: { id: walletId } } })), history('DEPOSIT'), history('WITHDRAWAL'),
      ]);
      return { customer, wallet: wallet.wallet, deposits: deposits.transactions, withdrawals: withdrawals.transactions.filter((one) => one.id !== transaction.id) };
    },
  });
  return (
    <Loaded query={query} rows={10}>
      {({ customer, wallet, deposits, withdrawals }) => {
        const money = (value: string | number) => <Money value={value} currency={currency} />;
        const ways = new Set(deposits.filter((one) => one.status === 'COMPLETED').map((one) => one.method).filter(Boolean));
        const warnings = [
          customer.kycStatus !== 'APPROVED' && t('withdrawals.noKyc'),
          wallet.openPositions > 0 && t('withdrawals.open', { count: wallet.openPositions }),
          transaction.method && ways.size > 0 && !ways.has(transaction.method) && t('withdrawals.otherWay', { method: methodWord(transaction.method) }),
          transaction.flag,
        ].filter(Boolean);
        return (
          <Stack gap="sm">
            {warnings.length > 0 && <Alert variant="light" color="orange" p="xs" icon={<IconAlertTriangle size={18} />}>{warnings.map((text) => <div key={String(text)}>{text}</div>)}</Alert>}
            <Cards>
              <Facts title={t('withdrawals.request')} action={<Demo on={transaction.isDemo} />} facts={[
                [t('money.amount'), <b key="a">{money(transaction.amount)}</b>], [t('money.usd'), <Money key="u" value={transaction.amountUSD} currency="USD" />], [t('money.fee'), money(transaction.fee)], [t('money.method'), methodWord(transaction.method)],
                [t('money.address'), transaction.walletAddress && <CopyText text={transaction.walletAddress} />], [t('withdrawals.age'), <Age key="g" since={transaction.createdAt} />], [t('money.comment'), transaction.comment], [t('customer.id'), <CopyText key="i" text={transaction.id} show={transaction.id.slice(-12)} />],
              ]} />
              <Facts title={t('withdrawals.person')} facts={[
                [t('customers.number'), <CopyText key="n" text={customer.accountId} />], [t('customers.status'), <CustomerStatus key="s" value={customer.status} />], [t('customers.kyc'), <KycStatus key="k" value={customer.kycStatus} />], [t('customers.country'), country(customer.country)],
                [t('customers.registered'), <Time key="r" value={customer.createdAt} as="date" />], [t('customers.deposits'), <Money key="d" value={customer.depositTotal} currency="USD" />], [t('customers.withdrawals'), <Money key="w" value={customer.withdrawalTotal} currency="USD" />], [t('customer.risk'), customer.riskStatus],
              ]} />
              <Facts title={t('withdrawals.wallet', { id: walletId })} facts={[
                [t('wallets.balance'), money(wallet.balance)], [t('wallets.equity'), money(wallet.equity)], [t('wallets.credit'), money(wallet.credit)], [t('wallets.margin'), money(wallet.margin)], [t('wallets.free'), money(wallet.marginFree)],
                [t('wallets.withdrawable'), money(wallet.withdrawable)], [t('wallets.open_'), <Num key="o" value={wallet.openPositions} />], [t('wallets.profit'), <Money key="p" value={wallet.profitLoss} currency={currency} coloured />],
              ]} />
              <Lines title={t('withdrawals.deposits')} none={t('withdrawals.noDeposits')} lines={deposits} />
              <Lines title={t('withdrawals.earlier')} none={t('withdrawals.noEarlier')} lines={withdrawals} />
            </Cards>
          </Stack>
        );
      }}
    </Loaded>
  );
}

function Lines({ title, none, lines }: { title: string; none: string; lines: Transaction[] }) {
  if (lines.length === 0) return <Card title={title}><span className="quiet">{none}</span></Card>;
  return <Facts title={title} facts={lines.map((one) => [methodWord(one.method), <span key={one.id}><Money value={one.amount} currency={one.currency} /> <TransactionStatus value={one.status} /> <span className="quiet"><Time value={one.createdAt} as="date" /></span></span>])} />;
}
