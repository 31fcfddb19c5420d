import { registerHooks } from 'node:module';

/** Replacements by file of a package: the text as it is published, and the text that replaces it. */
type Patches = Record<string, [published: string, patched: string][]>;

/**
 * Loads a package with some lines of its source replaced: when it is loaded and not in node_modules, so that it works however the
 * packages were installed. `folder`: the end of the path in front of the files, such as `/postgres/src/`. Throws when a text is not
 * there, and when the package was loaded before.
 */
export async function loadPatched<Package>(
  { folder, patches }: { folder: string; patches: Patches },
  load: () => Promise<Package>,
): Promise<Package> {
  const unpatched = new Set(Object.keys(patches));
  const hooks = registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const file = url.includes(folder) ? url.slice(url.lastIndexOf(folder) + folder.length) : '';
      const lines = patches[file];
      if (!lines) return loaded;
      unpatched.delete(file);
      return { ...loaded, source: patch(folder + file, loaded.source?.toString() ?? '', lines) };
    },
  });
  try {
    const loaded = await load();
    if (unpatched.size > 0) throw new Error(`${folder} was imported before its patches, which must be imported first.`);
    return loaded;
  } finally {
    hooks.deregister();
  }
}

function patch(file: string, source: string, lines: Patches[string]): string {
  return (lines ?? []).reduce((text, [published, patched]) => {
    if (text.split(published).length !== 2)
      throw new Error(`The patches of ${file} do not match this release: check which of them are still needed.`);
    return text.replace(published, () => patched);
  }, source);
}
