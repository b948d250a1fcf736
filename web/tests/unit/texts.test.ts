// Every language says everything, loses no placeholder, and says nothing that no screen asks for.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const FOLDERS = ['shared', 'admin', 'members', 'partners'];
const PLURAL = /_(zero|one|two|few|many|other)$/;

type Texts = { [key: string]: string | Texts };

function flat(texts: Texts, prefix = ''): Record<string, string> {
  return Object.assign({}, ...Object.entries(texts).map(([key, value]) =>
    typeof value === 'string' ? { [prefix + key]: value } : flat(value, `${prefix}${key}.`))) as Record<string, string>;
}

const read = (folder: string, language: string) => flat(JSON.parse(readFileSync(join(root, folder, 'i18n', `${language}.json`), 'utf8')) as Texts);
const languages = (folder: string) => readdirSync(join(root, folder, 'i18n')).filter((name) => name.endsWith('.json')).map((name) => name.replace('.json', ''));
const stem = (key: string) => key.replace(PLURAL, '');
const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (entry.isDirectory()) yield* sources(join(folder, entry.name));
    else if (/\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts')) yield readFileSync(join(root, folder, entry.name), 'utf8');
  }
}

describe.each(FOLDERS)('%s', (folder) => {
  const english = read(folder, 'en');

  test.each(languages(folder).filter((language) => language !== 'en'))('%s says what English says', (language) => {
    const texts = read(folder, language);
    const wanted = new Set(Object.keys(english).map(stem));
    expect(Object.keys(texts).map(stem).filter((key) => !wanted.has(key))).toEqual([]);
    expect([...wanted].filter((key) => !Object.keys(texts).some((other) => stem(other) === key))).toEqual([]);
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const key of Object.keys(english).filter((name) => PLURAL.test(name)).map(stem)) {
      expect(forms.filter((form) => !(`${key}_${form}` in texts)), `${key} needs all plural forms`).toEqual([]);
    }
  });

  test.each(languages(folder))('%s loses no placeholder', (language) => {
    const texts = read(folder, language);
    for (const [key, text] of Object.entries(texts)) {
      const same = english[key] ?? english[`${stem(key)}_other`] ?? '';
      expect(places(text), key).toEqual(places(same));
    }
  });

  test('every text is asked for', () => {
    const code = [...sources(folder), ...(folder === 'shared' ? FOLDERS.flatMap((name) => [...sources(name)]) : [])].join('\n');
    const literal = new Set([...code.matchAll(/['"`]([\w.-]+)['"`]/g)].map((match) => match[1]));
    const beginnings = [...code.matchAll(/`([\w-]+(?:\.[\w-]+)*\.[\w-]*)\$\{/g)].map((match) => match[1] ?? '');
    const unused = Object.keys(english).map(stem).filter((key) => !literal.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)));
    expect(unused).toEqual([]);
  });
});
