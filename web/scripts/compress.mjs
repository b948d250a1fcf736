// Packs every text file of dist beside itself, .br and .gz, so that the program never packs while it serves. Pages stay plain:
// each of their answers is different.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url).pathname;
const TEXT = /\.(js|css|svg|json|txt)$/;

function* files(folder) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else yield path;
  }
}

let raw = 0;
let packed = 0;
for (const path of [...files(dist)].filter((name) => TEXT.test(name))) {
  const text = readFileSync(path);
  const brotli = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } });
  writeFileSync(`${path}.br`, brotli);
  writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
  raw += text.length;
  packed += brotli.length;
}
console.log(`packed ${(raw / 1024).toFixed(0)} KiB to ${(packed / 1024).toFixed(0)} KiB (brotli)`);
