import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

/** One import of one file, static, dynamic, type-only or re-exported. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly isPackage: boolean;
}

/** All source files below a folder, as paths with `/`, in order. */
export function sourceFiles(
  folder: string,
  endings: RegExp = /\.(ts|js|mjs|svelte)$/,
): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => posix.join(folder, path.replaceAll("\\", "/")))
    .filter((path) => endings.test(path) && !path.includes("/compiled/"))
    .sort();
}

/** Everything that a file imports, type imports included. */
export function importsOf(path: string): readonly Import[] {
  const code = readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const found = code.matchAll(
    /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+|new URL\(\s*)["']([^"'\n]+)["']/g,
  );
  return [...found].flatMap(([, target = ""]): readonly Import[] => {
    if (target.startsWith(".")) {
      if (!/\.(ts|js|mjs|svelte)$/.test(target)) return [];
      const to = join(dirname(path), target).replaceAll("\\", "/");
      return [{ from: path, to, isPackage: false }];
    }
    return /^[@a-z]/.test(target) ? [{ from: path, to: target, isPackage: true }] : [];
  });
}

/** A circle in a graph, as the list of its points; undefined when there is none. */
export function findCircle(
  edges: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (point: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(point)) return [...path.slice(path.indexOf(point)), point];
    if (done.has(point)) return undefined;
    for (const next of edges.get(point) ?? []) {
      const circle = visit(next, [...path, point]);
      if (circle !== undefined) return circle;
    }
    done.add(point);
    return undefined;
  };
  for (const point of edges.keys()) {
    const circle = visit(point, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
