// A field for a new password, with its rule said before it is broken.
import { PasswordInput } from '@mantine/core';
import { useT, type Text } from '../texts';

const LEAST = 7;

/** The server's own rule: more than six characters, a letter and a digit among them. */
export const passwordFault = (password: string, t: Text): string | undefined =>
  password.length >= LEAST && /\p{L}/u.test(password) && /\d/.test(password) ? undefined : t('password.rule');

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
  /** The second field for the same password says no rule. */
  plain?: boolean;
}

export function NewPassword({ label, value, onChange, error, plain }: Props) {
  const t = useT();
  return (
    <PasswordInput size="sm" label={label} description={plain ? undefined : t('password.rule')} autoComplete="new-password" required withAsterisk={false} dir="ltr" value={value} error={error}
      onChange={(event) => onChange(event.currentTarget.value)} />
  );
}
