import path from 'node:path'

const source = import.meta.filename.endsWith('.ts')

/** The file of a worker of this folder: its source under Node, its bundle in out/main. */
export const workerFile = (name: 'writer' | 'verifier' | 'backup' | 'planner' | 'press' | 'workbookReader' | 'workbookResult'): string =>
  path.join(import.meta.dirname, `${name}.${source ? 'ts' : 'js'}`)
