// What the account has, always in view, each figure with its meaning.
import { Tooltip, UnstyledButton } from '@mantine/core';
import { showPanel } from '@shared/ui/dialogs';
import { Money, Num } from '@shared/ui/Num';
import type { ReactNode } from 'react';
import type { Wallet } from '../data';
import { useT } from '../texts';
import { useLine } from './feed';
import styles from './terminal.module.css';
import { useStanding } from './worth';

const NAMES = ['balance', 'equity', 'profit', 'margin', 'free', 'level'] as const;
type Name = (typeof NAMES)[number];

export function AccountBar({ wallet: read }: { wallet: Wallet }) {
  const t = useT();
  const line = useLine();
  const wallet = useStanding(read);
  const money = (value: string, coloured?: boolean) => <Money value={value} currency={wallet.currency} coloured={coloured} />;
  const figures: Record<Name, ReactNode> = {
    balance: money(wallet.balance), equity: money(wallet.equity), profit: money(wallet.profitLoss, true),
    margin: money(wallet.margin), free: money(wallet.marginFree), level: <Num value={wallet.marginLevelPercent} digits={0} percent />,
  };
  const explain = () => showPanel({ title: t('terminal.account.title'), content: () => <dl className={styles.explained}>{NAMES.map((name) => <div key={name}><dt>{t(`terminal.account.${name}`)}</dt><dd>{t(`terminal.account.says.${name}`)}</dd></div>)}</dl> });
  return (
    <UnstyledButton className={styles.bar} data-old={line === 'lost' || undefined} aria-haspopup="dialog" onClick={explain}>
      {NAMES.map((name) => (
        <Tooltip key={name} label={t(`terminal.account.says.${name}`)} multiline maw={280}>
          <span className={styles.figure}><span className={styles.figureName}>{t(`terminal.account.${name}`)}</span><span className={styles.figureValue}>{figures[name]}</span></span>
        </Tooltip>
      ))}
    </UnstyledButton>
  );
}
