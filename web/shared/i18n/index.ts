// Languages. A language is one JSON per portal and one here; a file that is added is a language that is offered.
// English is the type of every text: a key that is missing there does not compile, one that is missing elsewhere fails a test.
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { readCookie, writeCookie } from '../theme';
import type shared from './en.json';

type Texts = { [key: string]: string | Texts };
type Loader = () => Promise<unknown>;
type Join<Head extends string, Tail extends string> = `${Head}.${Tail}`;
type Plain<Name extends string> = Name extends `${infer Stem}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Stem : Name;
/** Every key of a language file, with dots; plural forms count as one. */
export type Key<T> = { [K in keyof T & string]: T[K] extends string ? Plain<K> : Join<K, Key<T[K]>> }[keyof T & string];
export type Values = Record<string, string | number>;
export type Say<T> = (key: Key<T>, values?: Values) => string;

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);
const FALLBACK = 'en';
const sharedFiles = import.meta.glob<unknown>('./*.json');

const tag = (path: string) => path.replace(/^.*\/(.+)\.json$/, '$1');

let offered: string[] = [];
let load: (language: string) => Promise<void> = () => Promise.resolve();

/** Starts a portal's texts. `files` is its `import.meta.glob('./i18n/*.json')`. */
export async function startTexts(portal: string, files: Record<string, Loader>) {
  offered = Object.keys(files).map(tag).filter((language) => Object.keys(sharedFiles).map(tag).includes(language)).sort();
  load = async (language) => {
    if (i18next.hasResourceBundle(language, portal)) return;
    const [own, kit] = await Promise.all([read(files, language), read(sharedFiles as Record<string, Loader>, language)]);
    i18next.addResourceBundle(language, portal, own);
    i18next.addResourceBundle(language, 'shared', kit);
  };
  await i18next.use(initReactI18next).init({
    lng: FALLBACK, fallbackLng: FALLBACK, resources: {}, ns: [portal, 'shared'], defaultNS: portal,
    interpolation: { escapeValue: false }, react: { useSuspense: false },
  });
  await setLanguage(readCookie('lang') ?? preferred());
}

async function read(files: Record<string, Loader>, language: string): Promise<Texts> {
  const path = Object.keys(files).find((name) => tag(name) === language);
  const file = (await files[path ?? '']?.()) as { default: Texts } | undefined;
  return file?.default ?? {};
}

function preferred(): string {
  for (const wish of navigator.languages) {
    const short = wish.split('-')[0] ?? '';
    if (offered.includes(wish)) return wish;
    if (offered.includes(short)) return short;
  }
  return FALLBACK;
}

export const languages = () => offered;
export const language = () => i18next.language || FALLBACK;
export const direction = (of: string = language()): 'rtl' | 'ltr' => (RIGHT_TO_LEFT.has(of.split('-')[0] ?? '') ? 'rtl' : 'ltr');
/** How a language calls itself. */
export const nameOfLanguage = (of: string) => new Intl.DisplayNames([of], { type: 'language' }).of(of) ?? of;

export async function setLanguage(wish: string) {
  const chosen = offered.includes(wish) ? wish : FALLBACK;
  await load(FALLBACK);
  await load(chosen);
  await i18next.changeLanguage(chosen);
  writeCookie('lang', chosen);
  document.documentElement.lang = chosen;
  document.documentElement.dir = direction(chosen);
}

/** Makes a portal's text hook: `export const useT = texts<typeof en>('admin')`. */
export function texts<T>(portal: string): () => Say<T> {
  return () => {
    const { t } = useTranslation(portal);
    return t as unknown as Say<T>;
  };
}

/** The kit's own texts. */
export const useShared = texts<typeof shared>('shared');

/** A text of the kit outside of a component. */
export const sayShared: Say<typeof shared> = (key, values) => i18next.t(key, { ns: 'shared', ...values }) as string;

/** A text whose key comes from the server, such as a status or a problem's code; the fallback is what came. */
export function sayIfKnown(portal: string, key: string, fallback: string, values?: Values): string {
  return i18next.exists(key, { ns: portal }) ? (i18next.t(key, { ns: portal, ...values }) as string) : fallback;
}

/** Rerenders on a change of language and says which it is. */
export function useLanguage(): string {
  return useTranslation('shared').i18n.language;
}
