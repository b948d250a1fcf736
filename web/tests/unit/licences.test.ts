// The page of licences names every part that is delivered, with the licence that it states.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LICENCES } from '../../shared/licences';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as { dependencies: Record<string, string>; license: string };

test('every part is named with its licence', () => {
  const parts = Object.keys(read('package.json').dependencies).sort();
  expect(Object.keys(LICENCES).sort()).toEqual(parts);
  for (const part of parts) expect(LICENCES[part], part).toBe(read(`node_modules/${part}/package.json`).license);
});
