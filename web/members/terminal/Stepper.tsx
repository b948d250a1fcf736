// A number with a step down and a step up, exact and without floats.
import { ActionIcon, TextInput } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { parse, stepped, text } from '../exact';
import { useT } from '../texts';
import styles from './terminal.module.css';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** As whole numbers of 10^-8. */
  step: bigint;
  least?: bigint;
  most?: bigint;
  /** Where to begin when nothing is there yet. */
  from?: () => string | undefined;
  digits?: number;
  error?: string;
  placeholder?: string;
  disabled?: boolean;
}

const MOST = 10n ** 20n;

export function Stepper({ label, value, onChange, step, least = 0n, most = MOST, from, digits, error, placeholder, disabled }: Props) {
  const t = useT();
  const go = (up: boolean) => {
    const now = parse(value);
    if (now !== null) return onChange(text(stepped(now, step, up, least, most), digits));
    const begin = parse(from?.());
    return onChange(text(begin ?? least, digits));
  };
  return (
    <div className={styles.stepper}>
      <TextInput size="sm" inputMode="decimal" dir="ltr" label={label} value={value} error={error} placeholder={placeholder} disabled={disabled} autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value.replace(',', '.'))}
        onKeyDown={(event) => { if (event.key === 'ArrowUp' || event.key === 'ArrowDown') { event.preventDefault(); go(event.key === 'ArrowUp'); } }}
        leftSection={<ActionIcon size={30} variant="subtle" aria-label={t('terminal.less', { label })} disabled={disabled} onClick={() => go(false)}><IconMinus size={15} /></ActionIcon>}
        rightSection={<ActionIcon size={30} variant="subtle" aria-label={t('terminal.more', { label })} disabled={disabled} onClick={() => go(true)}><IconPlus size={15} /></ActionIcon>}
        leftSectionPointerEvents="all" />
    </div>
  );
}
