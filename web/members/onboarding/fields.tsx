// The fields that forms ask of a customer, each with the control that suits it. Which of them are asked for, the server says.
import { Select, TextInput } from '@mantine/core';
import { languages, nameOfLanguage, useShared } from '@shared/i18n';
import { country as countryName } from '@shared/i18n/format';
import { useMemo } from 'react';
import { useCountries } from '../data';
import { useT } from '../texts';

export const FIELDS = ['firstname', 'lastname', 'email', 'country', 'mobilenumber', 'birthDate', 'communicationLanguage', 'localCurrency'] as const;
export type FieldName = (typeof FIELDS)[number];
export type FieldValues = Partial<Record<FieldName, string>>;

interface Props {
  name: FieldName;
  values: FieldValues;
  error?: string;
  required?: boolean;
  disabled?: boolean;
  change: (name: FieldName, value: string) => void;
}

const AUTOCOMPLETE: Partial<Record<FieldName, string>> = { firstname: 'given-name', lastname: 'family-name', email: 'email', mobilenumber: 'tel', birthDate: 'bday', country: 'country' };
const TYPES: Partial<Record<FieldName, string>> = { email: 'email', mobilenumber: 'tel', birthDate: 'date' };

export function CustomerField({ name, values, error, required, disabled, change }: Props) {
  const t = useT();
  const countries = useCountries();
  const here = countries.data?.find(({ iso2 }) => iso2 === values.country);
  const common = { size: 'sm', label: t(`fields.${name}`), error, required, withAsterisk: required, disabled } as const;
  if (name === 'country') return <CountrySelect {...common} value={values.country ?? null} change={(value) => change(name, value)} />;
  if (name === 'communicationLanguage') {
    return <Select {...common} data={languages().map((one) => ({ value: one, label: nameOfLanguage(one) }))} value={values[name] ?? null} allowDeselect={false} onChange={(value) => change(name, value ?? '')} />;
  }
  if (name === 'localCurrency') {
    const known = [...new Set((countries.data ?? []).map(({ currency }) => currency))].sort();
    return <Select {...common} searchable data={known} value={values[name] ?? null} description={t('fields.localCurrencyHint')} onChange={(value) => change(name, value ?? '')} />;
  }
  return (
    <TextInput {...common} type={TYPES[name] ?? 'text'} autoComplete={AUTOCOMPLETE[name]} dir={TYPES[name] ? 'ltr' : 'auto'} value={values[name] ?? ''}
      placeholder={name === 'mobilenumber' && here ? `+${here.phonePrefix} …` : undefined} onChange={(event) => change(name, event.currentTarget.value)} />
  );
}

interface CountryProps {
  size: 'sm';
  label: string;
  error?: string;
  required?: boolean;
  disabled?: boolean;
  value: string | null;
  change: (value: string) => void;
}

function CountrySelect({ value, change, ...common }: CountryProps) {
  const shared = useShared();
  const { data } = useCountries();
  const choices = useMemo(
    () => (data ?? []).filter(({ enabled }) => enabled).map(({ iso2, name }) => ({ value: iso2, label: countryName(iso2) || name })).sort((a, b) => a.label.localeCompare(b.label)),
    [data],
  );
  return <Select {...common} searchable data={choices} value={value} nothingFoundMessage={shared('list.noMatch')} limit={60} onChange={(chosen) => change(chosen ?? '')} autoComplete="off" />;
}

/** The fields of a body: what is empty is not sent. */
export const filled = (values: FieldValues): FieldValues => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value?.trim()]).filter(([, value]) => value));

/** What is missing among the needed ones. */
export const missing = (names: { name: FieldName; required: boolean }[], values: FieldValues, says: string): Record<string, string> =>
  Object.fromEntries(names.filter(({ name, required }) => required && !values[name]?.trim()).map(({ name }) => [name, says]));
