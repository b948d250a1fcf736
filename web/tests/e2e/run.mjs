// Runs every journey of every portal in one process, so that one browser serves them all.
// A journey is a file `<portal>/<name>.journeys.mjs`. JOURNEYS=admin/people runs those whose path has these words.
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

const here = import.meta.dirname;
const words = (process.env.JOURNEYS ?? '').split(',').filter(Boolean);

function* files(folder) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else if (name.endsWith('.journeys.mjs')) yield path;
  }
}

for (const path of files(here)) {
  if (words.length === 0 || words.some((word) => relative(here, path).includes(word))) await import(pathToFileURL(path).href);
}
