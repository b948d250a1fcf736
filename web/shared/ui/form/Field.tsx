// One field of a SchemaForm: the control that suits its rule.
import { ActionIcon, Button, ColorInput, Group, MultiSelect, NumberInput, PasswordInput, Select, Stack, Switch, TagsInput, Text, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { FieldRule } from '../../api/access';
import { useShared } from '../../i18n';
import type { Choice } from '../list/types';
import type { Values } from './SchemaForm';

interface Props {
  name: string;
  rule: FieldRule;
  value: unknown;
  error?: string;
  label: (field: string) => string;
  hint?: string;
  choices?: Choice[];
  /** For the fields of a list's lines. */
  inner?: (field: string) => Choice[] | undefined;
  change: (value: unknown) => void;
}

const LONG = 400;
const SWATCHES = ['#3466d6', '#0f766e', '#15803d', '#b45309', '#b91c1c', '#a21caf', '#6d28d9', '#334155'];

export function Field(props: Props) {
  const { name, rule, value, error, choices, change } = props;
  const common = { label: props.label(name), description: props.hint, error, required: rule.required, withAsterisk: rule.required };
  const text = value === undefined || value === null ? '' : String(value);
  if (rule.type === 'array') {
    if (rule.items?.fields) return <Rows {...props} />;
    const list = Array.isArray(value) ? value.map(String) : [];
    const known = choices ?? rule.items?.enum?.map((one) => ({ value: one, label: one }));
    return known
      ? <MultiSelect {...common} data={known} value={list} onChange={change} searchable={known.length > 6} clearable />
      : <TagsInput {...common} value={list} onChange={change} />;
  }
  if (choices || rule.enum) {
    const data = choices ?? rule.enum?.map((one) => ({ value: one, label: one })) ?? [];
    return <Select {...common} data={data} value={text || null} onChange={change} searchable={data.length > 6} clearable={!rule.required} />;
  }
  switch (rule.type) {
    case 'boolean':
      return <Switch label={common.label} description={common.description} error={error} checked={value === true} onChange={(event) => change(event.currentTarget.checked)} mt={4} />;
    case 'integer':
      return <NumberInput {...common} allowDecimal={false} min={rule.minimum} max={rule.maximum} value={text === '' ? '' : Number(text)} onChange={change} />;
    case 'number':
      return <TextInput {...common} inputMode="decimal" dir="ltr" value={text} onChange={(event) => change(event.currentTarget.value.replace(',', '.').trim())} />;
    default:
      if (rule.secret) return <PasswordInput {...common} value={text} autoComplete="new-password" onChange={(event) => change(event.currentTarget.value)} />;
      if (rule.format === 'color') return <ColorInput {...common} size="xs" withEyeDropper={false} value={text} onChange={change} format="hex" swatches={SWATCHES} popoverProps={{ shadow: 'md' }} dir="ltr" />;
      if (rule.format === 'date-time') return <TextInput {...common} type="datetime-local" value={local(text)} onChange={(event) => change(event.currentTarget.value ? new Date(event.currentTarget.value).toISOString() : '')} />;
      if ((rule.maxLength ?? 0) > LONG || name === 'comment' || name === 'notes') return <Textarea {...common} maxLength={rule.maxLength} value={text} onChange={(event) => change(event.currentTarget.value)} />;
      return <TextInput {...common} maxLength={rule.maxLength} type={name === 'email' || rule.format === 'email' ? 'email' : 'text'} value={text} onChange={(event) => change(event.currentTarget.value)} />;
  }
}

/** A moment as the browser's own field wants it: local, to the minute. */
function local(iso: string): string {
  const moment = new Date(iso);
  if (!iso || Number.isNaN(moment.getTime())) return '';
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** A list of small things, such as trading hours: a line of fields each. */
function Rows({ name, rule, value, error, label, hint, inner: choices, change }: Props) {
  const t = useShared();
  const rows = Array.isArray(value) ? (value as Values[]) : [];
  const inner = Object.entries(rule.items?.fields ?? {});
  const replace = (at: number, row: Values) => change(rows.map((one, index) => (index === at ? row : one)));
  return (
    <div style={{ gridColumn: '1 / -1' }} role="group" aria-label={label(name)}>
      <Text size="xs" fw={500} mb={4}>{label(name)}</Text>
      {hint && <Text size="xs" c="dimmed">{hint}</Text>}
      <Stack gap={6}>
        {rows.map((row, at) => (
          <Group key={at} gap={6} wrap="nowrap" align="flex-end">
            {inner.map(([field, one]) => (
              <div key={field} className="grow"><Field name={field} rule={one} value={row[field]} label={label} choices={choices?.(field)} change={(next) => replace(at, { ...row, [field]: next })} /></div>
            ))}
            <ActionIcon aria-label={t('actions.remove')} size={30} onClick={() => change(rows.filter((_, index) => index !== at))}><IconTrash size={15} /></ActionIcon>
          </Group>
        ))}
      </Stack>
      <Button variant="subtle" size="compact-xs" mt={4} leftSection={<IconPlus size={13} />} onClick={() => change([...rows, {}])}>{t('actions.add')}</Button>
      {error && <Text size="xs" c="var(--mantine-color-error)">{error}</Text>}
    </div>
  );
}
