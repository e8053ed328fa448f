import path from 'node:path'

export type ProgramName =
  | 'writer'
  | 'verifier'
  | 'backup'
  | 'planner'
  | 'press'
  | 'workbookReader'
  | 'workbookResult'
  | 'baseExport'
  | 'driver'

const bundled = import.meta.filename.endsWith('.js')

/**
 * The file of a program that runs beside this one, as a thread or a process: always its bundle in out/main. From source, as in tests,
 * Node would strip the types in every thread with WebAssembly, which takes a second each and has ended whole processes
 * (several threads that compile and free WebAssembly at once trip over V8's list of code pages: SIGTRAP).
 */
export const programFile = (name: ProgramName): string => path.join(import.meta.dirname, bundled ? '' : '../out/main', `${name}.js`)
