import path from 'node:path'

const source = import.meta.filename.endsWith('.ts')

export type ThreadName = 'writer' | 'verifier' | 'backup' | 'planner' | 'press' | 'workbookReader' | 'workbookResult'

/** The file of a worker of this folder: its source under Node, its bundle in out/main. */
export const workerFile = (name: ThreadName): string => path.join(import.meta.dirname, `${name}.${source ? 'ts' : 'js'}`)
