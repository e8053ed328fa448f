import { describe, expect, it } from 'vitest'
import { valuesSchema } from '../filings/schema.ts'
import { enrolmentIncrease } from '../filings/enrolmentIncrease.ts'
import { withStandardCharacters } from './standardCharacters.ts'

/** The FE row of GB 18030 as the platform's own decoder reads it; six places still are private use there. */
const decoder = new TextDecoder('gb18030')
const feRow = Array.from({ length: 0xa1 - 0x50 }, (_, i) => 0x50 + i).filter((low) => low !== 0x7f)

describe('private-use code points of old data', () => {
  it('become what GB 18030 encodes in their place', () => {
    const compared = feRow.flatMap((low, i) => {
      const standard = decoder.decode(new Uint8Array([0xfe, low]))
      const ours = withStandardCharacters(String.fromCharCode(0xe815 + i))
      return /[\ue000-\uf8ff]/.test(standard) ? [] : [[ours, standard] as const]
    })
    expect(compared.length).toBeGreaterThanOrEqual(74)
    for (const [ours, standard] of compared) expect(ours).toBe(standard)
    expect(withStandardCharacters('\ue816\ue817\ue818\ue831\ue83b\ue855')).toBe('\u{20087}\u{20089}\u{200cc}\u{215d7}\u{2298f}\u{241fe}')
    expect(withStandardCharacters('李\ue863')).toBe('李䶮')
  })

  it('that nobody knows, and everything else, stay as they are', () => {
    const text = '胡\ue5e5 隆\uf9dc 𬱖 阿依古丽·买买提'
    expect(withStandardCharacters(text)).toBe(text)
  })

  it('do not get into the store by any way that checks values', () => {
    const parsed = valuesSchema(enrolmentIncrease).parse({ name: '李\ue863', mailingAddress: '昆明市\ue81e村' })
    expect(parsed).toMatchObject({ name: '李䶮', mailingAddress: '昆明市\u9fb4村' })
  })
})
