import { describe, expect, test, vi } from 'vitest'
import { createKeyRegistry, type KeyPress, nameOf } from './keyRegistry.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  repeat: false,
  isComposing: false,
  ...more,
})
const away = { typing: false, pressable: false, inDialog: false }
const typing = { ...away, typing: true }

test.each([
  [press('j'), 'j'],
  [press('J', { shiftKey: true }), 'j'],
  [press('?', { shiftKey: true }), '?'],
  [press('¡', { altKey: true, code: 'Digit1' }), 'Alt+1'],
  [press('Enter', { ctrlKey: true }), 'Ctrl+Enter'],
  [press('Enter', { metaKey: true }), 'Ctrl+Enter'],
  [press('Tab', { shiftKey: true }), 'Shift+Tab'],
])('names the press %#', (pressed, name) => expect(nameOf(pressed)).toBe(name))

describe('dispatch', () => {
  test('runs the nearest binding and falls back to the shell', () => {
    const registry = createKeyRegistry()
    const [shell, screen] = [vi.fn(), vi.fn()]
    registry.add('everywhere', [{ key: 'r', label: '', run: shell }])
    const leave = registry.add('queue', [{ key: 'r', label: '', run: screen }])
    expect(registry.dispatch(press('r'), away)).toBe(true)
    leave()
    registry.dispatch(press('r'), away)
    expect([screen.mock.calls.length, shell.mock.calls.length]).toEqual([1, 1])
    expect(registry.dispatch(press('x'), away)).toBe(false)
  })

  test('leaves letters to the field while somebody types, but not Alt and Escape', () => {
    const registry = createKeyRegistry()
    const run = vi.fn()
    registry.add(
      'queue',
      ['j', 'Alt+2', 'Escape'].map((key) => ({ key, label: '', run })),
    )
    expect(registry.dispatch(press('j'), typing)).toBe(false)
    expect(registry.dispatch(press('2', { altKey: true, code: 'Digit2' }), typing)).toBe(true)
    expect(registry.dispatch(press('Escape'), typing)).toBe(true)
    expect(run).toHaveBeenCalledTimes(2)
  })

  test('stays out of dialogs and of the input method', () => {
    const registry = createKeyRegistry()
    const run = vi.fn()
    registry.add('queue', [
      { key: 'Alt+2', label: '', run },
      { key: 'j', label: '', run },
    ])
    registry.dispatch(press('2', { altKey: true, code: 'Digit2' }), { ...away, inDialog: true })
    registry.dispatch(press('j', { isComposing: true }), away)
    expect(run).not.toHaveBeenCalled()
  })

  test('Enter never decides', () => {
    const registry = createKeyRegistry()
    const run = vi.fn()
    for (const key of ['Enter', 'Shift+Enter', ' '])
      expect(() => registry.add('case', [{ key, label: '', run, decides: true }])).toThrow('Enter')
    registry.add('case', [
      { key: 'Ctrl+Enter', label: '', run, decides: true },
      { key: 'Enter', label: '', run },
    ])
    // A held key decides once, and Enter on a focused button belongs to the button.
    expect(registry.dispatch(press('Enter', { ctrlKey: true, repeat: true }), away)).toBe(false)
    expect(registry.dispatch(press('Enter'), { ...away, pressable: true })).toBe(false)
    expect(run).not.toHaveBeenCalled()
  })

  test('lists what it dispatches, nearest first', () => {
    const registry = createKeyRegistry()
    const heard = vi.fn()
    registry.subscribe(heard)
    registry.add('everywhere', [{ key: '?', label: '显示快捷键', run: () => {} }])
    registry.add('queue', [{ key: 'j', label: '下一件', run: () => {} }])
    expect(registry.layers().map((layer) => [layer.screen, layer.bindings.map((binding) => binding.label)])).toEqual([
      ['queue', ['下一件']],
      ['everywhere', ['显示快捷键']],
    ])
    expect(heard).toHaveBeenCalledTimes(2)
  })
})
