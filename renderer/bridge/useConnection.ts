import { useSyncExternalStore } from 'react'
import type { Connection } from './client.ts'
import { client } from './desk.ts'

/** Whether the application answered last time it was asked. */
export const useConnection = (): Connection => useSyncExternalStore(client.onConnection, client.connection)
