// An amount: the usual ones as buttons, or one's own.
import { Button, TextInput } from '@mantine/core';
import { number } from '@shared/i18n/format';
import type { ReactNode } from 'react';
import { plainAmount } from '../exact';
import styles from './wallet.module.css';

interface Props {
  label: string;
  value: string;
  currency: string;
  presets: string[];
  error?: ReactNode;
  description?: ReactNode;
  onChange: (value: string) => void;
}

export function Amount({ label, value, currency, presets, error, description, onChange }: Props) {
  const chosen = plainAmount(value);
  return (
    <div role="group" aria-label={label} style={{ display: 'flex', flexDirection: 'column', gap: 10 }}>
      {presets.length > 0 && (
        <div className={styles.presets}>
          {presets.map((preset) => (
            <Button key={preset} size="sm" variant={chosen === preset ? 'filled' : 'default'} aria-pressed={chosen === preset} px={6} onClick={() => onChange(preset)}>
              <bdi dir="ltr">{number(preset)}</bdi>
            </Button>
          ))}
        </div>
      )}
      <TextInput size="md" inputMode="decimal" dir="ltr" label={label} description={description} required withAsterisk={false} value={value} error={error} rightSection={<span className="quiet" style={{ fontSize: 13, paddingInlineEnd: 8 }}>{currency}</span>} rightSectionWidth={56}
        onChange={(event) => onChange(event.currentTarget.value)} />
    </div>
  );
}
