import { writeSync } from 'node:fs'
import { decide, openDesk } from './store.ts'

/** Decides without end and prints each seq once it is acknowledged. Started, and killed, by kill.test.ts. */
const [dir = '', key = ''] = process.argv.slice(2)
const desk = openDesk(dir, Buffer.from(key, 'hex'))
writeSync(1, 'ready\n')
for (let n = 0; ; n++) writeSync(1, `${decide(desk, `办件 ${n}`, 1 + (n % 3))}\n`)
