// Fails the build when a portal grows beyond what a phone on a slow line should load. Sizes are gzipped JavaScript.
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

interface Limits {
  /** What every visitor of a portal loads before its first screen. */
  shellKib: number;
  /** What one screen adds to that. */
  routeKib: number;
  /** Screens (by a word in their file's name) with a limit of their own for shell and screen together. */
  screens: Record<string, number>;
}

interface Chunk {
  type: 'chunk';
  code: string;
  fileName: string;
  name: string;
  isEntry: boolean;
  imports: string[];
  dynamicImports: string[];
}

export function budgets(limits: Limits): Plugin {
  return {
    name: 'budgets',
    apply: 'build',
    writeBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk') as unknown as Chunk[];
      const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
      const sizes = new Map(chunks.map((chunk) => [chunk.fileName, gzipSync(chunk.code).length]));
      const kib = (names: Iterable<string>) => [...names].reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0) / 1024;
      const closure = (name: string, found = new Set<string>()): Set<string> => {
        const chunk = byName.get(name);
        if (!chunk || found.has(name)) return found;
        found.add(name);
        chunk.imports.forEach((other) => closure(other, found));
        return found;
      };
      const faults: string[] = [];
      const lines: string[] = [];
      for (const entry of chunks.filter((chunk) => chunk.isEntry)) {
        const shell = closure(entry.fileName);
        let widest: [string, number] = ['', 0];
        const seen = new Set<string>();
        const walk = (from: Set<string>) => {
          for (const next of [...from].flatMap((name) => byName.get(name)?.dynamicImports ?? [])) {
            if (seen.has(next) || shell.has(next)) continue;
            seen.add(next);
            const route = [...closure(next)].filter((name) => !shell.has(name));
            const size = kib(route);
            const special = Object.entries(limits.screens).find(([word]) => next.includes(word));
            if (special) {
              if (size + kib(shell) > special[1]) faults.push(`${entry.name}: ${next} with the shell is ${(size + kib(shell)).toFixed(0)} KiB, allowed ${special[1]}`);
            } else if (size > limits.routeKib) faults.push(`${entry.name}: ${next} is ${size.toFixed(0)} KiB, allowed ${limits.routeKib}`);
            if (size > widest[1]) widest = [next, size];
            walk(new Set(route));
          }
        };
        walk(shell);
        const size = kib(shell);
        lines.push(`${entry.name}: shell ${size.toFixed(0)} KiB of ${limits.shellKib}, largest screen ${widest[1].toFixed(0)} KiB of ${limits.routeKib} (${widest[0]})`);
        if (size > limits.shellKib) faults.push(`${entry.name}: shell is ${size.toFixed(0)} KiB, allowed ${limits.shellKib}`);
      }
      console.log(`\n${lines.join('\n')}`);
      if (faults.length) this.error(`over budget:\n${faults.join('\n')}`);
    },
  };
}
