import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { join } from 'node:path';

interface Config {
  readonly forbidden: readonly object[];
  readonly options: { readonly tsPreCompilationDeps: boolean };
}

/** What was found below a folder: the modules read and each broken rule as `rule: from -> to`. */
export interface Cruise {
  readonly modules: readonly string[];
  readonly broken: readonly string[];
}

/** Runs the rules of `.dependency-cruiser.mjs` over folders below `baseDir`, which holds a `tsconfig.json`. */
export async function cruiseLayers(config: Config, baseDir: string, folders: string[]): Promise<Cruise> {
  const tsConfigFile = join(baseDir, 'tsconfig.json');
  const { output } = await cruise(
    folders,
    {
      ...config.options,
      baseDir,
      validate: true,
      ruleSet: {
        forbidden: config.forbidden,
        options: { tsConfig: { fileName: tsConfigFile } },
      },
      tsConfig: { fileName: tsConfigFile },
    } as unknown as Parameters<typeof cruise>[1],
    {},
    { tsConfig: extractTsConfig(tsConfigFile) },
  );
  const result = output as ICruiseResult;
  return {
    modules: result.modules
      .map((module) => module.source)
      .filter((source) => !source.includes('node_modules/')),
    broken: result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
  };
}
