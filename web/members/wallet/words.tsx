// How transactions are called and marked, on every screen alike.
import { Badge } from '@mantine/core';
import { sayIfKnown } from '@shared/i18n';
import { sign } from '@shared/i18n/format';
import type { Transaction } from '../data';

const COLORS: Record<string, string> = { PENDING: 'yellow', APPROVED: 'blue', PROCESSING: 'blue', COMPLETED: 'green', DECLINED: 'red', REJECTED: 'red', FAILED: 'red', CHARGEBACK: 'red', CANCELLED: 'gray', REFUNDED: 'gray' };

export const typeWord = (type: string) => sayIfKnown('members', `types.${type}`, type);
export const statusWord = (status: string) => sayIfKnown('members', `statuses.${status}`, status);

export const StatusBadge = ({ status }: { status: string }) => <Badge variant="light" color={COLORS[status] ?? 'gray'}>{statusWord(status)}</Badge>;

const OUT = new Set(['WITHDRAWAL', 'FEE']);

/** The amount with the sign it has for the wallet: what goes out is below zero. */
export function signed(transaction: Transaction): string {
  const amount = String(transaction.amount);
  return OUT.has(transaction.type) && sign(amount) > 0 ? `-${amount}` : amount;
}

/** Whether it has moved money, or still may. */
export const counts = ({ status }: Transaction) => status === 'COMPLETED' || status === 'APPROVED' || status === 'PROCESSING';
