import { expect, test } from 'vitest'
import { commonPasswords } from './commonPasswords.ts'
import { passwordProblem } from './passwords.ts'

const owner = { login: 'li.min', name: '李敏' }

test.each([
  'Qwertyuiop12345',
  'correct horse battery staple',
  'aaaaaaaaaaaaaaaaaa',
  'kunmingkunmingkunming',
  'my name is Li.Min ok',
  '我是李敏今天天气很好啊哈哈哈',
])('%s is refused', (password) => {
  expect(passwordProblem(password, owner)).toBeDefined()
})

test.each(['滇池边的红嘴鸥每年十一月才飞来', 'seven gulls over the green lake', '3 bowls of rice noodles, no chilli'])(
  '%s will do',
  (password) => {
    expect(passwordProblem(password, owner)).toBeUndefined()
  },
)

test('the list holds about two hundred and all are long', () => {
  expect(commonPasswords.size).toBeGreaterThan(200)
  expect(Math.min(...[...commonPasswords].map((word) => word.length))).toBeGreaterThanOrEqual(13)
})
