import { describe, expect, it } from 'vitest'
import { notKnownAt, notKnownText } from './not-known'

describe('what is not known', () => {
  it('is said with the line of the device it hangs on', () => {
    const unread = notKnownAt('soho-24', { line: 48, text: ' permit udp object-group X any' }, 'what list 150 denies')
    expect(unread.because).toMatchObject({ device: 'soho-24', line: 48 })
    expect(notKnownText(unread)).toBe(
      'Not known what list 150 denies, because of line 48 of soho-24: "permit udp object-group X any".',
    )
  })
})
