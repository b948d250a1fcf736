// How states look: one colour for one meaning, everywhere.
import { Badge } from '@mantine/core';
import { sayIfKnown } from '@shared/i18n';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';

const GOOD = 'green', BAD = 'red', WAIT = 'yellow', QUIET = 'gray', LOOK = 'orange', BUSY = 'blue';

const COLOURS: { [word: string]: string } = {
  ACTIVE: GOOD, APPROVED: GOOD, COMPLETED: GOOD, FILLED: GOOD, OPEN: BUSY, ENABLED: GOOD,
  DISABLED: BAD, REJECTED: BAD, DECLINED: BAD, FAILED: BAD, CHARGEBACK: BAD, LIQUIDATED: BAD,
  PENDING: WAIT, IN_REVIEW: WAIT, PROCESSING: BUSY, RUNNING: BUSY, PLACED: BUSY,
  REVOKED: LOOK, REFUNDED: LOOK, TERMINATION_REQUESTED: LOOK, CLOSE_ONLY: LOOK,
};

function State({ kind, value, colour }: { kind: string; value: string; colour?: string }) {
  return <Badge variant="light" color={colour ?? COLOURS[value] ?? QUIET}>{sayIfKnown('admin', `${kind}.${value}`, value)}</Badge>;
}

export const CustomerStatus = ({ value }: { value: string }) => <State kind="customerStatus" value={value} />;
export const KycStatus = ({ value }: { value: string }) => <State kind="kycStatus" value={value} colour={value === 'PENDING' ? QUIET : undefined} />;
export const TransactionStatus = ({ value }: { value: string }) => <State kind="transactionStatus" value={value} />;
export const WorkStatus = ({ value }: { value: string }) => <State kind="workStatus" value={value} />;
/** By which way money moved: a provider's method, or its name. */
export const methodWord = (value: string | null | undefined) => (value ? sayIfKnown('admin', `method.${value}`, value) : '—');
export const transactionType = (value: string) => sayIfKnown('admin', `transactionType.${value}`, value);

/** Bought or sold: colour, arrow and word, since colour alone tells not everybody. */
export function Side({ value }: { value: string }) {
  const buy = value === 'BUY';
  return <Badge variant="light" color={buy ? GOOD : BAD} leftSection={buy ? <IconArrowUp size={11} aria-hidden /> : <IconArrowDown size={11} aria-hidden />}>{sayIfKnown('admin', `side.${value}`, value)}</Badge>;
}

export function Demo({ on }: { on: boolean }) {
  return on ? <Badge variant="light" color="violet">{sayIfKnown('admin', 'words.demo', 'Demo')}</Badge> : null;
}
