import { expect, it } from 'vitest'
import { FileTickets } from './fileTickets.ts'

it('gives the path once', () => {
  const tickets = new FileTickets()
  const ticket = tickets.issue('/tmp/材料.zip')
  expect(tickets.redeem(ticket)).toBe('/tmp/材料.zip')
  expect(tickets.redeem(ticket)).toBeUndefined()
  expect(tickets.redeem('/etc/passwd')).toBeUndefined()
})

it('does not grow without end', () => {
  const tickets = new FileTickets()
  const first = tickets.issue('/tmp/0')
  const later = Array.from({ length: 1000 }, (_, i) => tickets.issue(`/tmp/${i + 1}`))
  expect(tickets.redeem(first)).toBeUndefined()
  expect(tickets.redeem(later[0] ?? '')).toBe('/tmp/1')
})
