// A payment as a tracked parcel: where it is, since when, what comes next.
import { Text } from '@mantine/core';
import { Time } from '@shared/ui/Time';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { Transaction } from '../data';
import { useT } from '../texts';
import styles from './wallet.module.css';

const STOPS = { WITHDRAWAL: ['requested', 'checked', 'approved', 'sent', 'arrived'], DEPOSIT: ['started', 'paid', 'credited'] } as const;

const REACHED: Record<string, Record<string, number>> = {
  WITHDRAWAL: { PENDING: 1, APPROVED: 3, PROCESSING: 4, COMPLETED: 5, REFUNDED: 5 },
  DEPOSIT: { PENDING: 1, APPROVED: 2, PROCESSING: 2, COMPLETED: 3, REFUNDED: 3, CHARGEBACK: 3 },
};
const ENDED = new Set(['REJECTED', 'DECLINED', 'CANCELLED', 'FAILED']);

export function Parcel({ transaction }: { transaction: Transaction }) {
  const t = useT();
  const way = transaction.type === 'DEPOSIT' ? 'DEPOSIT' : 'WITHDRAWAL';
  const stops = STOPS[way];
  const ended = ENDED.has(transaction.status);
  const reached = ended ? 1 : (REACHED[way]?.[transaction.status] ?? 1);
  const when = (at: number) => (at === 0 ? transaction.createdAt : at === stops.length - 1 ? transaction.completedAt : at === reached - 1 ? transaction.updatedAt : null);
  return (
    <div>
      <ol className={styles.parcel} aria-label={t('parcel.label')}>
        {stops.map((stop, at) => {
          const state = at < reached ? 'done' : ended ? 'off' : at === reached ? 'now' : 'later';
          return (
            <li key={stop} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
              <span className={styles.stop} aria-hidden>{state === 'done' && <IconCheck size={14} stroke={3} />}{state === 'off' && at === reached && <IconX size={14} stroke={3} />}</span>
              <span className={styles.stopText}>
                <b>{t(`parcel.${stop}`)}</b>
                {state === 'done' && when(at) && <small><Time value={when(at)} /></small>}
                {state === 'now' && <small>{t(`parcel.now.${stop}`)}</small>}
              </span>
            </li>
          );
        })}
      </ol>
      {ended && <Text size="sm" c="var(--mantine-color-error)" mt="sm">{t(`parcel.ended.${transaction.status}` as 'parcel.ended.FAILED')} {reasonWord(transaction.rejectReason, t)}</Text>}
    </div>
  );
}

const reasonWord = (reason: string | null | undefined, t: ReturnType<typeof useT>) => (reason === 'STOP_OUT' ? t('parcel.stopOut') : (reason ?? ''));
