// A form made of an operation's own field rules: what is needed, limits, choices. Labels are the portal's texts.
// The server's refusals land on the fields that it names; leaving with unsaved changes asks first.
import { Alert, Button, Group, Stack } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import type { QueryKey } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { FieldRule } from '../../api/access';
import { ApiError } from '../../api/client';
import { useWrite } from '../../api/queries';
import { rules } from '../../api/rules';
import { useShared, type Say } from '../../i18n';
import type en from '../../i18n/en.json';
import { confirm } from '../dialogs';
import type { Choice } from '../list/types';
import { toastDone, wordsFor } from '../toasts';
import { Field } from './Field';

export type Values = { [field: string]: unknown };

export interface SchemaFormProps<Body> {
  /** Whose body this is. */
  op: string;
  /** Rules that the server gave, in place of those of the body. */
  fields?: Record<string, FieldRule>;
  values?: object;
  /** These fields and no others, in this order. */
  only?: string[];
  without?: string[];
  /** May stay empty, though they are always sent. */
  optional?: string[];
  label: (field: string) => string;
  hint?: (field: string) => string | undefined;
  /** By the field's name; `tradingHours.day` is a field of a list's lines. */
  choices?: { [field: string]: Choice[] };
  /** Sent as well, without being shown. */
  fixed?: Values;
  save: (body: Body, key: string) => Promise<unknown>;
  stale?: QueryKey[];
  done?: (answer: unknown) => void;
  action?: string;
  cancel?: () => void;
  /** Fields side by side where there is room. */
  wide?: boolean;
}

export function SchemaForm<Body>(props: SchemaFormProps<Body>) {
  const t = useShared();
  const given = props.fields ?? rules[props.op]?.fields ?? {};
  const all = props.optional ? Object.fromEntries(Object.entries(given).map(([name, rule]) => [name, { ...rule, required: rule.required && !props.optional?.includes(name) }])) : given;
  const names = (props.only ?? Object.keys(all)).filter((name) => name in all && !props.without?.includes(name) && !(name in (props.fixed ?? {})));
  const [values, setValues] = useState<Values>(() => ({ ...props.values }));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [touched, setTouched] = useState(false);
  const write = useWrite<Body, unknown>({
    call: props.save, stale: props.stale, quiet: true,
    done: (answer) => {
      setTouched(false);
      toastDone(t('form.saved'));
      props.done?.(answer);
    },
  });
  useBlocker({ shouldBlockFn: async () => touched && !(await confirm({ title: t('form.discardTitle'), says: t('form.discardWhy'), action: t('form.discard'), danger: true })), disabled: !touched });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const faults = check(names, all, values, t);
    setErrors(faults);
    if (Object.keys(faults).length) return;
    const body = Object.fromEntries(names.map((name) => [name, sent(all[name] as FieldRule, values[name])]).filter(([, value]) => value !== undefined));
    write.mutate({ ...body, ...props.fixed } as Body, { onError: (error) => error instanceof ApiError && setErrors(error.fields()) });
  };
  const general = write.error && !Object.keys(errors).some((name) => names.includes(name.split(/[.[]/)[0] ?? '')) ? wordsFor(write.error) : null;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {general && <Alert color="red" variant="light" p="xs" role="alert">{general}</Alert>}
        <div style={{ display: 'grid', gap: 12, gridTemplateColumns: props.wide ? 'repeat(auto-fill, minmax(min(100%, 220px), 1fr))' : '1fr' }}>
          {names.map((name) => (
            <Field key={name} name={name} rule={all[name] as FieldRule} value={values[name]} error={errors[name] ?? nested(errors, name)} label={props.label} hint={props.hint?.(name)} choices={props.choices?.[name]} inner={(field) => props.choices?.[`${name}.${field}`]}
              change={(value) => { setTouched(true); setValues((before) => ({ ...before, [name]: value })); }} />
          ))}
        </div>
        <Group justify="flex-end" gap="xs">
          {props.cancel && <Button variant="default" onClick={props.cancel}>{t('actions.cancel')}</Button>}
          <Button type="submit" loading={write.isPending}>{props.action ?? t('actions.save')}</Button>
        </Group>
      </Stack>
    </form>
  );
}

/** A refusal of something inside a field, such as `markups[1].rate`, is shown at the field. */
const nested = (errors: Record<string, string>, name: string) =>
  Object.entries(errors).filter(([path]) => path.startsWith(`${name}[`) || path.startsWith(`${name}.`)).map(([path, message]) => `${path}: ${message}`).join('; ') || undefined;

const empty = (value: unknown) => value === undefined || value === null || value === '';

function check(names: string[], all: Record<string, FieldRule>, values: Values, t: Say<typeof en>): Record<string, string> {
  return Object.fromEntries(names.filter((name) => all[name]?.required && all[name]?.type !== 'boolean' && all[name]?.type !== 'array' && empty(values[name])).map((name) => [name, t('form.needed')]));
}

/** A form's value as the body wants it. */
function sent(rule: FieldRule, value: unknown): unknown {
  if (rule.type === 'array') return Array.isArray(value) ? value.map((one) => (rule.items?.fields ? Object.fromEntries(Object.entries(rule.items.fields).map(([name, inner]) => [name, sent(inner, (one as Values)[name])])) : one)) : rule.required ? [] : undefined;
  if (rule.type === 'boolean') return value ?? (rule.required ? false : undefined);
  if (empty(value)) return value === undefined ? undefined : null;
  return rule.type === 'integer' ? Number(value) : value;
}
